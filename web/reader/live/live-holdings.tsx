import type { Copy } from '../../../src/catalogue/shapes.ts'
import type { Bilingual } from '../../../src/shared/shapes.ts'
import { Live } from '../../ui/live.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Holdings } from '../record/holdings.tsx'
import './live.css'

interface LiveHoldingsProps {
  copies: readonly Copy[]
  /** Who was asked live and did not say. */
  silentLibraries: readonly Bilingual[]
}

/**
 * 馆藏 as the catalogue has it, at once; then as the libraries say that can be asked live. Without an answer, or without
 * JavaScript, what stands stays.
 */
export function LiveHoldings({ copies, silentLibraries }: LiveHoldingsProps) {
  const { live: words, common } = useWords()
  const say = useSay()
  const silent = silentLibraries.map(say).join(common.ui.between)
  return (
    <>
      <Holdings copies={copies} />
      <Live>{silent && words.copiesSilent({ libraries: silent })}</Live>
      {silent && (
        <p className="cap" aria-hidden="true">
          {words.copiesSilent({ libraries: silent })}
        </p>
      )}
    </>
  )
}
