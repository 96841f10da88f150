import { useEffect, useState } from 'react'
import type { CopiesAnswer, Copy } from '../../../src/catalogue/shapes.ts'
import { Live } from '../../ui/live.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Holdings } from '../record/holdings.tsx'
import './live.css'

/**
 * 馆藏 as the catalogue has it, at once; then as the libraries say that can be asked live. Without an answer, or without
 * JavaScript, what stands stays.
 */
export function LiveHoldings({ recordId, copies }: { recordId: number; copies: readonly Copy[] }) {
  const { live: words, common } = useWords()
  const say = useSay()
  const [learnt, learn] = useState<CopiesAnswer | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    fetch(`/api/records/${recordId}/copies`, { signal: leaving.signal })
      .then((response) => (response.ok ? (response.json() as Promise<CopiesAnswer>) : null))
      .then(learn)
      // No answer: what stands stays.
      .catch(() => {})
    return () => leaving.abort()
  }, [recordId])
  const silent = learnt?.silent.map(say).join(common.ui.between) ?? ''
  return (
    <>
      <Holdings copies={learnt?.copies ?? copies} />
      <Live>{silent && words.copiesSilent({ libraries: silent })}</Live>
      {silent && (
        <p className="cap" aria-hidden="true">
          {words.copiesSilent({ libraries: silent })}
        </p>
      )}
    </>
  )
}
