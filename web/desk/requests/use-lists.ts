import { useEffect, useRef, useState } from 'react'
import type { Views } from '../../../src/pages/views.ts'
import type { Desk } from '../../../src/requests/desk/shapes.ts'
import type { RequestDetail, RequestList } from '../../../src/requests/shapes.ts'
import { paths } from '../../paths.ts'
import { ask } from '../actions/ask.ts'
import { keptPlace } from './kept-place.ts'

const everyMinute = 60_000

/**
 * The desk as it stands: counts, the list of the queue, the chosen request. `refresh` reads all anew
 * without losing the place: when the chosen one has left the queue, the one that took its row is next.
 */
export function useLists({ queue, ...data }: Views['desk/requests']) {
  const [desk, setDesk] = useState(data.desk)
  const [list, setList] = useState(data.list)
  const [chosen, setChosen] = useState(data.chosen)
  const latest = useRef({ list, chosen })
  latest.current = { list, chosen }
  const wanted = useRef(chosen?.id ?? 0)

  async function choose(id: number) {
    wanted.current = id
    const read = await ask<RequestDetail>(`/api/requests/${id}`)
    if (!read || wanted.current !== id) return
    setChosen(read)
    history.replaceState(history.state, '', paths.deskQueue(queue, id))
  }

  async function refresh() {
    const before = latest.current
    const [nextDesk, nextList] = await Promise.all([
      ask<Desk>('/api/desk'),
      ask<RequestList>(queueAddress(queue, '', before.list.lines.length)),
    ])
    if (nextDesk) setDesk(nextDesk)
    if (!nextList) return
    setList(nextList)
    const next = keptPlace(before.list, nextList, wanted.current)
    if (next) await choose(next)
    else setChosen(null)
  }

  async function more() {
    const { list } = latest.current
    const read = await ask<RequestList>(queueAddress(queue, list.next ?? ''))
    if (read) setList({ ...read, lines: [...list.lines, ...read.lines] })
  }

  const latestRefresh = useRef(refresh)
  latestRefresh.current = refresh
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void latestRefresh.current()
    }, everyMinute)
    return () => clearInterval(timer)
  }, [])

  return { desk, list, chosen, choose, refresh, more, latest }
}

/** As many lines as are shown, within what one call may ask for. */
const queueAddress = (queue: string, cursor: string, shown = 0) => {
  const query = new URLSearchParams({ limit: String(Math.min(100, Math.max(50, shown))) })
  if (cursor) query.set('cursor', cursor)
  return `/api/desk/queues/${encodeURIComponent(queue)}?${query}`
}
