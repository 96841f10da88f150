import { system } from '../../../src/shared/actor.ts'
import { asActor } from '../../../src/shared/database.ts'
import type { House } from '../../../src/shared/house.ts'
import { seededRandom } from '../random.ts'
import { LIVE_TARGETS, type LiveTarget, laySources } from '../targets/sources.ts'
import { insertRows } from './rows.ts'

const SEED = 23950
/** So far back the page of a target looks (src/catalogue/targets/health.ts). */
const HOURS = 48
/** So long ago the centre entered them. */
const DAYS_THERE = 40
/** The mute one fell silent so many hours ago. */
const SILENT_SINCE_HOURS = 20

/** How fast a target answers, in the steps of src/catalogue/targets/outcome.ts. */
const steps: Record<LiveTarget['behaves'], readonly number[]> = {
  z3950: [50, 50, 100, 100, 200],
  slowSru: [1000, 1000, 1000, 1500, 2000],
  mute: [300, 500, 500, 700, 1000],
}

/** Writes the live targets, and how they have answered in the last days. */
export async function loadLiveTargets(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  ids: Map<string, number>,
): Promise<void> {
  const at = clock.now()
  await asActor(db, system, async (tx) => {
    const sources = await laySources(tx, ids, at.subtract({ hours: 24 * DAYS_THERE }))
    await insertRows(
      tx,
      'target_health',
      sources.flatMap((id, place) => healthOf(id, LIVE_TARGETS[place]!, at)),
    )
  })
}

function healthOf(sourceId: number, { behaves }: LiveTarget, at: Temporal.Instant) {
  const random = seededRandom(SEED + sourceId)
  const rows = []
  for (let hoursAgo = HOURS - 1; hoursAgo >= 1; hoursAgo--) {
    const moment = at.subtract({ hours: hoursAgo, minutes: random.int(1, 50) })
    const minute = moment.round({ smallestUnit: 'minute', roundingMode: 'floor' })
    const hour = minute.toZonedDateTimeISO('Asia/Shanghai').hour
    if (hour < 7) continue // nobody searches at night
    const silent = behaves === 'mute' && hoursAgo <= SILENT_SINCE_HOURS
    const asked = random.int(2, 14)
    const outcome = silent ? 'timedOut' : 'answered'
    const withinMs = silent ? 2000 : random.pick(steps[behaves])
    rows.push({ source_id: sourceId, minute, outcome, within_ms: withinMs, asked })
    if (!silent && random.chance(0.08))
      rows.push({ source_id: sourceId, minute, outcome: 'closedByPeer', within_ms: 50, asked: 1 })
  }
  return rows
}
