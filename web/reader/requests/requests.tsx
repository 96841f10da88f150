import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { Why } from '../../ui/values/money.tsx'
import type { View } from '../../views.ts'
import './asked.css'
import '../my/my.css'
import { RequestFilters } from './requests-filters.tsx'
import { RequestTable } from './requests-table.tsx'

type RequestsData = Views['reader/requests']

/** 申请单查询 (S2, S3): filters, the count and the quota, the list, several withdrawn at once. */
function Requests({ data }: { data: RequestsData }) {
  const words = useWords().my.requests
  const { quota, list, filters } = data
  const filtered = !!(filters.q || filters.from || filters.to)
  return (
    <ReaderShell at={paths.requests}>
      <h1 className="page-h">{words.title}</h1>
      <RequestFilters filters={filters} />
      <div className="found">
        <b>{words.count({ n: list.total })}</b>
        <div>
          {words.quota({ outstanding: quota.outstanding, left: quota.left })}{' '}
          <Why reasons={quota.why} />
        </div>
      </div>
      <h2 className="sr">{words.list}</h2>
      {list.lines.length === 0 ? (
        <Nothing filtered={filtered} />
      ) : (
        <>
          <RequestTable lines={list.lines} />
          <Pages data={data} />
        </>
      )}
    </ReaderShell>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  const words = useWords().my.requests
  if (filtered)
    return (
      <Empty
        title={words.noneFiltered}
        next={<LinkButton href={paths.requests}>{words.all}</LinkButton>}
      >
        {words.noneFilteredText}
      </Empty>
    )
  return (
    <Empty
      title={words.none}
      next={
        <LinkButton look="primary" href={paths.search}>
          {words.search}
        </LinkButton>
      }
    >
      {words.noneText}
    </Empty>
  )
}

/** 第1页 / 共2页 下一页, in the seeds' words. */
function Pages({ data: { page, pages, filters } }: { data: RequestsData }) {
  const words = useWords()
  const own = words.my.requests
  const hrefOf = (to: number) => {
    const kept = Object.entries({ ...filters, page: String(to) }).filter(([, value]) => value)
    return `${paths.requests}?${new URLSearchParams(kept)}`
  }
  return (
    <nav className="pages" aria-label={words.common.pager.label}>
      <span className="at-page">{own.page({ page, pages: Math.max(1, pages) })}</span>
      {page > 1 && <a href={hrefOf(page - 1)}>{own.previous}</a>}
      {page < pages && <a href={hrefOf(page + 1)}>{own.next}</a>}
    </nav>
  )
}

const view: View<'reader/requests'> = {
  title: (words) => `${words.my.requests.title} · ${words.common.brand}`,
  Page: Requests,
}
export default view
