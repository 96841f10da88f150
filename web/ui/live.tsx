import type { ReactNode } from 'react'

/** What changed without a new page, told to who does not see it. Keep it in the page while empty. */
export const Live = ({ children, urgent }: { children?: ReactNode; urgent?: boolean }) => (
  <div className="sr" role={urgent ? 'alert' : 'status'}>
    {children}
  </div>
)
