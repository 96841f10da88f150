import { useCallback, useEffect, useRef, useState } from 'react'
import type {
  HitsEvent,
  LiveHit,
  LiveLibrary,
  TargetEvent,
} from '../../../src/catalogue/live/shapes.ts'
import type { Question } from '../search/search-address.ts'

/** One work as libraries told it live; several may have it. */
export interface LiveWork {
  hit: LiveHit
  sources: { sourceId: number; hit: LiveHit }[]
}

export interface LiveState {
  targets: TargetEvent[]
  works: LiveWork[]
  /** The connection was lost before all had answered. */
  broken: boolean
}

const nothing: LiveState = { targets: [], works: [], broken: false }

/** Whether a target has not yet said or failed. */
export const isOpen = ({ state }: TargetEvent): boolean => state === 'waiting' || state === 'asking'

/** How far the asking has come, in libraries; `found` are works. */
export function progressOf({ targets, works }: LiveState) {
  const asking = targets.filter(isOpen).length
  const failed = targets.filter(({ state }) => state === 'failed').length
  return { answered: targets.length - asking - failed, failed, asking, found: works.length }
}

/** Who is asked as soon as the page is awake: the chosen ones that can be asked, unless they are too many (R11). */
export function askedAtOnce(
  { q, libraries: chosen }: Pick<Question, 'q' | 'libraries'>,
  { libraries, most }: { libraries: readonly LiveLibrary[]; most: number },
): LiveLibrary[] {
  const asked = q.trim() ? libraries.filter(({ code }) => chosen.includes(code)) : []
  return asked.length <= most ? asked : []
}

/** Asks libraries live, and keeps what they say as it comes. `ask` asks more of them, or the same again. */
export function useLiveSearch(question: Pick<Question, 'q' | 'field'>) {
  const [live, setLive] = useState<LiveState>(nothing)
  const streams = useRef(new Set<EventSource>())
  const { q, field } = question

  const ask = useCallback(
    (codes: readonly string[]) => {
      setLive((before) => ({ ...before, broken: false }))
      const stream = new EventSource(liveAddress({ q, field }, codes))
      const close = () => {
        stream.close()
        streams.current.delete(stream)
      }
      streams.current.add(stream)
      on<TargetEvent>(stream, 'target', (told) => setLive((before) => withTarget(before, told)))
      on<HitsEvent>(stream, 'hits', (told) => setLive((before) => withHits(before, told)))
      stream.addEventListener('done', close)
      // The browser would ask again by itself; the reader does, with 重试.
      stream.addEventListener('error', () => {
        close()
        setLive((before) => ({ ...before, broken: true }))
      })
    },
    [q, field],
  )

  useEffect(() => {
    const open = streams.current
    return () => {
      for (const stream of open) stream.close()
    }
  }, [])

  return { live, ask }
}

function liveAddress(
  { q, field }: Pick<Question, 'q' | 'field'>,
  codes: readonly string[],
): string {
  const query = new URLSearchParams({ q, field })
  for (const code of codes) query.append('libraries', code)
  return `/api/search/live?${query}`
}

const on = <Told>(stream: EventSource, name: string, hear: (told: Told) => void) =>
  stream.addEventListener(name, (event) => hear(JSON.parse((event as MessageEvent<string>).data)))

function withTarget(before: LiveState, told: TargetEvent): LiveState {
  const known = before.targets.some(({ sourceId }) => sourceId === told.sourceId)
  const targets = known
    ? before.targets.map((one) => (one.sourceId === told.sourceId ? told : one))
    : [...before.targets, told]
  return { ...before, targets }
}

/** A work that is told again, by another library or by the same, stays where it stands. */
function withHits(before: LiveState, { sourceId, hits }: HitsEvent): LiveState {
  const works = [...before.works]
  for (const hit of hits) {
    const at = works.findIndex((one) => one.hit.work === hit.work)
    const work = works[at]
    if (!work) works.push({ hit, sources: [{ sourceId, hit }] })
    else if (!work.sources.some((source) => source.sourceId === sourceId))
      works[at] = { ...work, sources: [...work.sources, { sourceId, hit }] }
  }
  return { ...before, works }
}
