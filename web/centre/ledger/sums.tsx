import type { LedgerAccountKind } from '../../../src/ledger/accounts.ts'
import { yuan } from '../../../src/shared/money.ts'
import type { Bilingual } from '../../../src/shared/shapes.ts'
import { useSay, useWords } from '../../ui/page.tsx'

/** Which side a sum stands on, where a phone shows no columns. */
export function Side({ of }: { of: 'debitFen' | 'creditFen' }) {
  const { debitSide, creditSide } = useWords().books.postings
  return <span className="side">{of === 'debitFen' ? debitSide : creditSide} </span>
}

/** One side of an account: a sum that opens what it counts; nothing where the side is empty. */
export const Sum = ({
  of,
  fen,
  href,
}: {
  of: 'debitFen' | 'creditFen'
  fen: number
  href: string
}) =>
  fen === 0 ? (
    <span className="dim none">–</span>
  ) : (
    <>
      <Side of={of} />
      <a className="nb" href={href}>
        {yuan(fen)}
      </a>
    </>
  )

/** Whose an account is, in words: a library, its readers, or the consortium. */
export function useOwner(): (kind: LedgerAccountKind, library: Bilingual | null) => string {
  const say = useSay()
  const { nobody, readers } = useWords().books
  return (kind, library) => {
    if (!library) return nobody
    return kind.startsWith('reader') ? readers({ library: say(library) }) : say(library)
  }
}
