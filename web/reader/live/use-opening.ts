import { paths } from '../../paths.ts'
import { useFrame } from '../../ui/page.tsx'
import { useSend } from '../../ui/use-send.ts'
import type { LiveWork } from './use-live-search.ts'

/** Takes every library's record of the work into the catalogue, then leads to its page or to the form. */
export function useOpening({ sources }: LiveWork) {
  const { send, sending, problem } = useSend<{ recordId: number }>()
  const { path } = useFrame()
  async function open(leadTo: 'record' | 'request') {
    let recordId: number | null = null
    for (const { hit } of sources) {
      if (!hit.sealed) continue
      const opened = await send('/api/search/live/records', { sealed: hit.sealed })
      if (!opened.ok && recordId === null) return
      if (opened.ok) recordId ??= opened.value.recordId
    }
    if (recordId === null) return
    const back = `?back=${encodeURIComponent(path)}`
    location.assign(
      leadTo === 'request' ? paths.askFor([recordId]) : `${paths.record(recordId)}${back}`,
    )
  }
  return { open, sending, problem }
}
