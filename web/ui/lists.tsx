import type { MouseEvent, ReactNode } from 'react'

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

/** Nothing here: says why and offers the next step. No heading: nothing stands under it, at whatever level it is met. */
export const Empty = ({ title, children, next }: EmptyProps) => (
  <div className="empty">
    <p className="head-like">{title}</p>
    {children && <p>{children}</p>}
    {next && <div className="acts">{next}</div>}
  </div>
)

interface EmptyProps {
  title: ReactNode
  children?: ReactNode
  next?: ReactNode
}
