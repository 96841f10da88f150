import type { ReactNode } from 'react'

interface NothingProps {
  title: string
  children?: ReactNode
  next?: ReactNode
}

/** Nothing here, said right under the page's heading: why, and the next step. */
export const Nothing = ({ title, children, next }: NothingProps) => (
  <div className="empty">
    <h2>{title}</h2>
    {children && <p>{children}</p>}
    {next && <div className="acts">{next}</div>}
  </div>
)
