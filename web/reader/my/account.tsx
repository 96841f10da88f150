import type { ReactNode } from 'react'
import type { AccountLine } from '../../../src/ledger/shapes.ts'
import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { type Column, Empty, Table, Tabs } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { Money } from '../../ui/values/money.tsx'
import { When } from '../../ui/values/when.tsx'
import type { View } from '../../views.ts'
import '../requests/asked.css'
import './my.css'

type AccountData = Views['reader/account']
type Tab = AccountData['tab']

const hrefOf = (tab: Tab) => (tab === 'charges' ? paths.account : `${paths.account}?tab=${tab}`)

/** 帐务日志: 事务费用, 交费帐务, 费用统计 (S2) and 罚款日志 (S3), each at its own address. */
function Account({ data }: { data: AccountData }) {
  const words = useWords().my.account
  const { tab, log } = data
  const columns = useColumns(tab)
  // The log holds charges; deposits and fines are not paid through the system yet.
  const lines = tab === 'payments' || tab === 'fines' ? [] : log.lines
  return (
    <ReaderShell at={tab === 'summary' ? paths.accountSummary : paths.account}>
      <h1 className="page-h">{words.title}</h1>
      <Tabs
        label={words.tabs}
        tabs={(['charges', 'payments', 'summary', 'fines'] as const).map((each) => ({
          href: hrefOf(each),
          label: words[each],
          chosen: each === tab,
        }))}
      />
      {tab !== 'fines' && <AccountFilters data={data} />}
      <h2 className="sr">{words[tab]}</h2>
      {lines.length === 0 ? (
        <Nothing data={data} />
      ) : (
        <Table
          label={words[tab]}
          columns={columns}
          rows={lines}
          keyOf={({ number, at }) => `${number} ${at}`}
        />
      )}
      {tab === 'summary' && (
        <p className="total">
          {words.total} <Money fen={log.totalFen} />
        </p>
      )}
    </ReaderShell>
  )
}

function AccountFilters({ data: { tab, filters } }: { data: AccountData }) {
  const words = useWords().my
  return (
    <form className="filters" action={paths.account} aria-label={words.account[tab]}>
      {tab !== 'charges' && <input type="hidden" name="tab" value={tab} />}
      <TextField label={words.account.q} name="q" defaultValue={filters.q} maxLength={100} />
      <fieldset className="dates">
        <legend>{words.requests.date}</legend>
        <TextField
          label={words.requests.from}
          name="from"
          type="date"
          defaultValue={filters.from}
        />
        <TextField label={words.requests.to} name="to" type="date" defaultValue={filters.to} />
      </fieldset>
      <div className="acts">
        <Button look="primary" type="submit">
          {words.requests.search}
        </Button>
        <a className="btn" href={hrefOf(tab)}>
          {words.requests.all}
        </a>
      </div>
    </form>
  )
}

function Nothing({ data: { tab, filters } }: { data: AccountData }) {
  const words = useWords().my.account
  const filtered = tab !== 'fines' && !!(filters.q || filters.from || filters.to)
  const said = {
    charges: [words.noCharges, words.noChargesText],
    payments: [words.noPayments, words.noPaymentsText],
    summary: [words.noCharges, words.noChargesText],
    fines: [words.noFines, words.noFinesText],
  }[tab]
  return filtered ? <Empty title={words.noFiltered} /> : <Empty title={said[0]}>{said[1]}</Empty>
}

/** The columns of domain.md §2.8; 费用统计 shows the result of the request instead of who wrote the line. */
function useColumns(tab: Tab): Column<AccountLine>[] {
  const words = useWords()
  const own = words.my.account
  const column = (
    key: string,
    head: string,
    cell: (line: AccountLine) => ReactNode,
    className?: string,
  ): Column<AccountLine> => ({ key, head, cell, className })
  const summary = tab === 'summary'
  const paid = tab === 'payments'
  return [
    column('title', own.book, (line) => <Title line={line} />, 'ttl'),
    column('number', own.number, (line) => <span className="no">{line.number}</span>),
    column('author', summary ? own.authorShort : own.author, (line) => line.author, 'minor'),
    column('at', summary ? own.handled : paid ? own.paidAt : own.at, (line) => (
      <When at={line.at} clock={!summary} />
    )),
    // A charge is written when the book is handed over, so its request has been filled (domain.md §2.8).
    ...(summary ? [column('state', own.state, () => words.lifecycle.results.filled, 'minor')] : []),
    ...(summary
      ? []
      : [
          column(
            'operator',
            own.operator,
            (line) => <span className="no">{line.operatorCode}</span>,
            'minor',
          ),
        ]),
    column(
      'amount',
      summary ? own.cost : paid ? own.paid : own.amount,
      (line) => <Money fen={line.amountFen} />,
      'r state',
    ),
  ]
}

const Title = ({ line }: { line: AccountLine }) =>
  line.requestId ? (
    <a className="book" href={paths.request(line.requestId)}>
      {line.title}
    </a>
  ) : (
    <span className="book">{line.title}</span>
  )

const view: View<'reader/account'> = {
  title: (words, { tab }) => `${words.my.account[tab]} · ${words.common.brand}`,
  Page: Account,
}
export default view
