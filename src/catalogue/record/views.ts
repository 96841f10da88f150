import type { House } from '../../shared/house.ts'

/** Who opens a page, as far as counting views needs it, and whether somebody looks at all. */
export interface Visit {
  /** The same for one person at one machine within some minutes; tells nothing about either. */
  who: string
  isSomebody: boolean
}

/** Programs that say what they are; those that do not are kept in check by `who`. */
const robots = /bot\b|crawl|spider|slurp|archiver|curl|wget|python|scrapy|headless|preview|monitor/i

/** Whether a call with this method and these headers is a person who looks: no HEAD, no prefetch, no robot. */
export const isSomebody = (
  method: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): boolean => {
  const purpose = `${headers['sec-purpose'] ?? ''} ${headers.purpose ?? ''} ${headers['x-moz'] ?? ''}`
  return (
    method === 'GET' &&
    !/prefetch|prerender|preview/i.test(purpose) &&
    !robots.test(String(headers['user-agent'] ?? ''))
  )
}

/** So many looks are remembered at once; beyond it the oldest are forgotten and may count again. */
const rememberedMax = 100_000
const looks = new WeakMap<House, Map<string, number>>()

/**
 * Whether this look is a new view: the same visit to the same record counts again only after `againMinutes`. Kept in the
 * memory of this process, never stored: who looked at what is nobody's business.
 */
export function isNewView(
  house: House,
  visit: Visit,
  seen: { recordId: number; againMinutes: number },
): boolean {
  if (!visit.isSomebody) return false
  const remembered = looks.get(house) ?? new Map<string, number>()
  looks.set(house, remembered)
  const key = `${visit.who} ${seen.recordId}`
  const nowMs = house.clock.now().epochMilliseconds
  const lastMs = remembered.get(key)
  if (lastMs !== undefined && nowMs - lastMs < seen.againMinutes * 60_000) return false
  remembered.delete(key)
  remembered.set(key, nowMs)
  const oldest = remembered.size > rememberedMax ? remembered.keys().next().value : undefined
  if (oldest !== undefined) remembered.delete(oldest)
  return true
}
