import type { LedgerExtract } from '../../../src/ledger/trial-balance/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import { paths } from '../../paths.ts'
import { centreMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { Empty, Table } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { grouped } from '../../ui/values/figures.ts'
import type { View } from '../../views.ts'
import { usePostingColumns } from './posting-columns.tsx'
import { useOwner } from './sums.tsx'
import './ledger.css'

const view: View<'centre/postings'> = {
  title: ({ books, common }) => `${books.back} · ${common.brand}`,
  Page: ({ data }) => (
    <StaffShell menu={centreMenu}>
      <Postings extract={data.extract} />
    </StaffShell>
  ),
}

export default view

/** What was posted on accounts between two days: each with why, by which rule and by whom. */
function Postings({ extract }: { extract: LedgerExtract }) {
  const { books, money } = useWords()
  const { kind, libraryId, from, to, page, pages, lines, total } = extract
  const owner = useOwner()(kind, extract.library)
  const title = books.postings.title({ kind: money.accounts[kind], owner })
  const hrefOf = (at: number) =>
    paths.ledgerPostings({ kind, library: libraryId ?? 0, from: from ?? '', to, page: at })
  return (
    <main id="main" className="ledger-page">
      <p className="crumb noprint">
        <a href={paths.ledger(to, kind)}>{books.back}</a>
      </p>
      <h1>{title}</h1>
      <Between extract={extract} />
      <Standing extract={extract} />
      {lines.length === 0 ? (
        <Empty title={books.postings.none} />
      ) : (
        <>
          <p className="meta">{books.postings.count({ n: grouped(total) })}</p>
          <Table
            label={title}
            columns={usePostingColumns()}
            rows={lines}
            keyOf={({ transactionId, amountFen }) => `${transactionId} ${amountFen}`}
          />
          <Pager page={page} pages={pages} hrefOf={hrefOf} />
        </>
      )}
    </main>
  )
}

function Between({ extract: { kind, libraryId, from, to } }: { extract: LedgerExtract }) {
  const { books } = useWords()
  return (
    <form action={paths.ledgerPostings()} className="as-of noprint">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="library" value={libraryId ?? 0} />
      <TextField label={books.postings.from} name="from" type="date" defaultValue={from ?? ''} />
      <TextField label={books.postings.to} name="to" type="date" defaultValue={to} />
      <Button type="submit">{books.postings.show}</Button>
      <span className="more">
        <Button onClick={() => window.print()}>{books.print}</Button>
      </span>
    </form>
  )
}

/** What stood before, what moved on both sides, and what stands after. */
function Standing({ extract }: { extract: LedgerExtract }) {
  const { columns, postings } = useWords().books
  const sided = (fen: number) =>
    fen === 0
      ? yuan(0)
      : `${fen > 0 ? postings.debitSide : postings.creditSide} ${yuan(Math.abs(fen))}`
  const figures = [
    [postings.opening, sided(extract.openingFen)],
    [columns.debit, yuan(extract.debitFen)],
    [columns.credit, yuan(extract.creditFen)],
    [postings.closing, sided(extract.closingFen)],
  ]
  return (
    <dl className="standing">
      {figures.map(([name, figure]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="nb">{figure}</dd>
        </div>
      ))}
    </dl>
  )
}
