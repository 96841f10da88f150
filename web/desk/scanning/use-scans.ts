import { useRef, useState } from 'react'

/** How one scan ended. `unanswered`: it is not known; it stays first and is sent again as the same action. */
export type ScanEnd = 'done' | 'refused' | 'unanswered'

/**
 * Scans in the order they came, one after the other and none lost, however fast they are typed.
 * `run` does one; after an unanswered one the queue stops until `again` or the next scan.
 */
export function useScans(run: (code: string) => Promise<ScanEnd>) {
  const [waiting, setWaiting] = useState<readonly string[]>([])
  const [counts, setCounts] = useState({ scans: 0, refused: 0 })
  const queue = useRef<string[]>([])
  const working = useRef(false)
  const latestRun = useRef(run)
  latestRun.current = run

  async function work() {
    if (working.current) return
    working.current = true
    while (queue.current.length > 0) {
      setWaiting([...queue.current])
      const end = await latestRun.current(queue.current[0]!)
      if (end === 'unanswered') break
      queue.current.shift()
      setCounts(({ scans, refused }) => ({
        scans: scans + 1,
        refused: refused + (end === 'refused' ? 1 : 0),
      }))
    }
    working.current = false
    setWaiting([...queue.current])
  }

  const add = (code: string) => {
    queue.current.push(code)
    void work()
  }
  return { add, again: () => void work(), waiting, counts }
}
