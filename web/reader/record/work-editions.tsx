import { useState } from 'react'
import type { Edition, Editions } from '../../../src/catalogue/merging/shapes.ts'
import type { Hit } from '../../../src/catalogue/shapes.ts'
import { useWords } from '../../ui/page.tsx'
import { EditionsTable } from './editions.tsx'

type Fetched = 'no' | 'coming' | 'failed' | readonly Edition[]

/** 同一著作的 n 个版本 of a hit, this one among them; the others are fetched when somebody wants to see them. */
export function WorkEditions({ of, address }: { of: Hit; address: string }) {
  const words = useWords().merging
  const [others, setOthers] = useState<Fetched>('no')
  const fetchOthers = async () => {
    if (others !== 'no' && others !== 'failed') return
    setOthers('coming')
    const answer = await fetch(`/api/records/${of.id}/editions`).catch(() => null)
    const fetched = answer?.ok ? ((await answer.json()) as Editions) : null
    setOthers(fetched?.editions ?? 'failed')
  }
  return (
    <details className="eds" onToggle={({ currentTarget: { open } }) => open && fetchOthers()}>
      <summary>{words.editionsCount({ n: of.editions + 1 })}</summary>
      <div role="status">
        {others === 'coming' && words.editionsComing}
        {others === 'failed' && words.editionsFailed}
      </div>
      {typeof others === 'string' ? (
        <a href={`${address}#editions`}>{words.onItsPage}</a>
      ) : (
        <EditionsTable editions={[of, ...others]} of={of} />
      )}
    </details>
  )
}
