import type { MouseEvent, ReactNode } from 'react'
import { useWords } from './page.tsx'

interface Tab {
  href: string
  label: ReactNode
  chosen: boolean
  /** To turn without a new page where the page holds both already. */
  onClick?: (event: MouseEvent) => void
}

/** Tabs as links: each has an address of its own and works without JavaScript. */
export const Tabs = ({ label, tabs }: { label: string; tabs: readonly Tab[] }) => (
  <nav className="tabs" aria-label={label}>
    {tabs.map((tab) => (
      <a
        key={tab.href}
        href={tab.href}
        aria-current={tab.chosen ? 'page' : undefined}
        onClick={tab.onClick}
      >
        {tab.label}
      </a>
    ))}
  </nav>
)

/** A heading over a list, with what belongs to it at the left and right. */
export const SectionHead = ({ title, beside, more, id }: SectionHeadProps) => (
  <div className="sec-h">
    <h2 id={id}>{title}</h2>
    {beside && <span className="meta">{beside}</span>}
    {more && <span className="more">{more}</span>}
  </div>
)

interface SectionHeadProps {
  title: ReactNode
  beside?: ReactNode
  more?: ReactNode
  id?: string
}

/** A column: its head, the cell of a row, and how it is set. */
export interface Column<Row> {
  key: string
  head: ReactNode
  cell: (row: Row, at: number) => ReactNode
  /** `state` stands at the right of a phone's first line; `minor` is left out there; `r` is a figure. */
  className?: string
}

interface TableProps<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string | number
  /** The sum under a dark rule, cell by cell. */
  foot?: ReactNode
}

/** A table; on phones two-line rows, the first column and the one of class `state` above. */
export function Table<Row>({ label, columns, rows, keyOf, foot }: TableProps<Row>) {
  return (
    <table className="tbl rows2" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ key, head, className }) => (
            <th key={key} scope="col" className={className}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={keyOf(row)}>
            {columns.map(({ key, cell, className }) => (
              <td key={key} className={className}>
                {cell(row, at)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {foot && <tfoot>{foot}</tfoot>}
    </table>
  )
}

/** Nothing here: says why and offers the next step. */
export const Empty = ({ title, children, next }: EmptyProps) => (
  <div className="empty">
    <h3>{title}</h3>
    {children && <p>{children}</p>}
    {next && <div className="acts">{next}</div>}
  </div>
)

interface EmptyProps {
  title: ReactNode
  children?: ReactNode
  next?: ReactNode
}

interface PagerProps {
  page: number
  pages: number
  /** The address of a page; its query is also carried by 跳转到, so it must be a GET address. */
  hrefOf: (page: number) => string
}

/** 当前第1/23页, the pages near by, 下页 and 跳转到. */
export function Pager({ page, pages, hrefOf }: PagerProps) {
  const words = useWords().common.pager
  if (pages <= 1) return null
  return (
    <nav className="pages" aria-label={words.label}>
      {page > 1 && <a href={hrefOf(page - 1)}>{words.previous}</a>}
      {pagesNear(page, pages).map((at, index, all) => (
        <PageLink
          key={at}
          at={at}
          page={page}
          hrefOf={hrefOf}
          gap={at - (all[index - 1] ?? 0) > 1}
        />
      ))}
      {page < pages && <a href={hrefOf(page + 1)}>{words.next}</a>}
      <span className="dim at">{words.at({ page, pages })}</span>
      <JumpTo pages={pages} action={hrefOf(1)} />
    </nav>
  )
}

function PageLink({ at, page, hrefOf, gap }: PageLinkProps) {
  return (
    <>
      {gap && <i aria-hidden="true">…</i>}
      {at === page ? <b aria-current="page">{at}</b> : <a href={hrefOf(at)}>{at}</a>}
    </>
  )
}

interface PageLinkProps {
  at: number
  page: number
  hrefOf: (page: number) => string
  gap: boolean
}

/** First, last, and the five around the present page. */
const pagesNear = (page: number, pages: number): number[] =>
  Array.from({ length: pages }, (_, index) => index + 1).filter(
    (at) => at === 1 || at === pages || Math.abs(at - page) <= (page < 4 ? 4 - page + 1 : 2),
  )

function JumpTo({ pages, action }: { pages: number; action: string }) {
  const words = useWords().common.pager
  const [path, query = ''] = action.split('?')
  const kept = [...new URLSearchParams(query)].filter(([name]) => name !== 'page')
  return (
    <form action={path}>
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <label>
        {words.jump}
        <input className="in" name="page" inputMode="numeric" type="number" min={1} max={pages} />
      </label>
    </form>
  )
}
