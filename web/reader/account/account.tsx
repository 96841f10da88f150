import type { AccountList, AccountTab } from '../../../src/counter/reader-shapes.ts'
import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty, Tabs } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import type { View } from '../../views.ts'
import '../requests/asked.css'
import '../my/my.css'
import './account.css'
import { Charges } from './charges.tsx'
import { Costs } from './costs.tsx'
import { DepositPart } from './deposit.tsx'
import { AccountFilters } from './filters.tsx'
import { Fines } from './fines.tsx'
import { Payments } from './payments.tsx'
import { StandingStrip } from './standing.tsx'
import { Summary } from './summary.tsx'

type AccountData = Views['reader/account']

/** In the order of the seeds (S2, S3). */
const tabs: readonly AccountTab[] = ['charges', 'payments', 'costs', 'summary', 'fines']

/** Where her deposit is spoken of: on the first, which she opens to know where she stands, and where it was paid in. */
const ofMoneyNow: readonly AccountTab[] = ['charges', 'payments']

/** 帐务日志: 事务费用, 交费帐务, 费用查询, 费用统计 (S2) and 罚款日志 (S3), each at its own address. */
function Account({ data }: { data: AccountData }) {
  const words = useWords().account
  const { list, standing, filters, page, pages } = data
  const { tab } = list
  return (
    <ReaderShell at={menuOf(tab)}>
      <h1 className="page-h">{words.title}</h1>
      <StandingStrip standing={standing} at="account" />
      <Tabs
        label={words.label}
        tabs={tabs.map((each) => ({
          href: paths.accountTab(each),
          label: words.tabs[each],
          chosen: each === tab,
        }))}
      />
      <h2 className="sr">{words.tabs[tab]}</h2>
      <p className="cap tab-lead">{words.leads[tab]}</p>
      <AccountFilters tab={tab} filters={filters} />
      {list.log.total === 0 ? <Nothing data={data} /> : <List list={list} />}
      <Pager page={page} pages={pages} hrefOf={(to) => addressOf(data, to)} />
      {list.log.total > 0 && <TakeAway data={data} />}
      {ofMoneyNow.includes(tab) && <DepositPart deposit={standing.deposit} />}
    </ReaderShell>
  )
}

/** The item of the reader's menu that a tab belongs to. */
const menuOf = (tab: AccountTab) =>
  tab === 'summary' ? paths.accountSummary : tab === 'fines' ? paths.accountFines : paths.account

const askedOf = ({ list, filters }: AccountData) =>
  Object.entries({ tab: list.tab, ...filters }).filter(([, value]) => value !== '')
const addressOf = (data: AccountData, page: number) =>
  `${paths.account}?${new URLSearchParams([...askedOf(data), ...(page > 1 ? [['page', String(page)]] : [])])}`

function List({ list }: { list: AccountList }) {
  if (list.tab === 'charges') return <Charges log={list.log} />
  if (list.tab === 'payments') return <Payments log={list.log} />
  if (list.tab === 'fines') return <Fines log={list.log} />
  if (list.tab === 'costs') return <Costs costs={list.log} />
  return <Summary costs={list.log} />
}

/** The list to keep: as a table with every line that was found, and on paper. */
function TakeAway({ data }: { data: AccountData }) {
  const words = useWords().account
  return (
    <div className="acts take-away noprint">
      <a
        className="btn"
        href={`/api/account-log.csv?${new URLSearchParams(askedOf(data))}`}
        download
      >
        {words.asCsv}
      </a>
      <Button onClick={() => print()}>{words.print}</Button>
      <a href={paths.fees}>{words.prices}</a>
    </div>
  )
}

function Nothing({ data: { list, filters } }: { data: AccountData }) {
  const words = useWords().account
  const filtered = !!(filters.q || filters.from || filters.to)
  const [title, text] = words.none[list.tab]
  return filtered ? (
    <Empty title={words.noFiltered}>{words.noFilteredText}</Empty>
  ) : (
    <Empty title={title} next={<a href={paths.fees}>{words.prices}</a>}>
      {text}
    </Empty>
  )
}

const view: View<'reader/account'> = {
  title: (words, { list }) => `${words.account.tabs[list.tab]} · ${words.common.brand}`,
  Page: Account,
}
export default view
