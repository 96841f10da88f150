import { useEffect, useState } from 'react'
import type { HarvestRun } from '../../src/catalogue/harvest/shapes.ts'

const everyMs = 2_000

/** The run as it stands, asked again every two seconds while it is running; a reload finds the same. */
export function useRun(first: HarvestRun): [HarvestRun, () => void] {
  const [run, setRun] = useState(first)
  const [asked, ask] = useState(0)
  useEffect(() => {
    if (run.state !== 'running' && asked === 0) return
    const later = setTimeout(
      async () => {
        const next = await fetch(`/api/harvests/${run.id}`).catch(() => null)
        if (!next?.ok) return setRun({ ...run })
        const now: HarvestRun = await next.json()
        // The rejects on the page belong to the end: they are drawn anew with it.
        if (run.state === 'running' && now.state !== 'running') window.location.reload()
        setRun(now)
      },
      asked > 0 && run.state !== 'running' ? 0 : everyMs,
    )
    return () => clearTimeout(later)
  }, [run, asked])
  return [run, () => ask((before) => before + 1)]
}
