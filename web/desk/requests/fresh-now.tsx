import { type ReactNode, useEffect, useState } from 'react'
import { PageOf, useFrame, useWords } from '../../ui/page.tsx'

/**
 * Lets the page's present instant go on while it stands open, from the server's clock and by the
 * time that has passed since, so that ages stay true on a desk that is open all day.
 */
export function FreshNow({ children }: { children: ReactNode }) {
  const frame = useFrame()
  const words = useWords()
  const [now, setNow] = useState(frame.now)
  useEffect(() => {
    const opened = performance.now()
    const timer = setInterval(() => {
      setNow(new Date(Date.parse(frame.now) + performance.now() - opened).toISOString())
    }, 30_000)
    return () => clearInterval(timer)
  }, [frame.now])
  return (
    <PageOf frame={{ ...frame, now }} words={words}>
      {children}
    </PageOf>
  )
}
