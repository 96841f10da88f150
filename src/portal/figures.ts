import { system } from '../shared/actor.ts'
import { dayOf } from '../shared/clock.ts'
import { asActor, type Tx } from '../shared/database.ts'
import { keptFor } from '../shared/kept.ts'
import { counts, deliveredByDay } from './figures-store.ts'
import type { PortalFigures } from './shapes.ts'

/** The consortium in figures at an instant, computed now; needs the system actor. */
export async function figures(tx: Tx, at: Temporal.Instant): Promise<PortalFigures> {
  const counted = await counts(tx, at)
  const daily = everyDay(await deliveredByDay(tx, at), dayOf(at))
  return {
    libraries: counted.libraries,
    works: counted.works,
    deliveredThisMonth: daily.reduce((sum, day) => sum + day.count, 0),
    daysToReader: counted.days_to_reader,
    fillRate: fillRate(counted),
    onTheWay: counted.on_the_way,
    deliveredToday: daily.at(-1)?.count ?? 0,
    daily,
  }
}

/** 满足率 = filled ÷ (received − withdrawn) (domain.md §6.2); null while nothing has been asked. */
const fillRate = (asked: { filled: number; received: number; withdrawn: number }) =>
  asked.received === asked.withdrawn ? null : asked.filled / (asked.received - asked.withdrawn)

/** Every day of the month up to `today`, also those on which nothing came. */
const everyDay = (delivered: Map<string, number>, today: Temporal.PlainDate) =>
  Array.from({ length: today.day }, (_, before) => {
    const day = today.with({ day: before + 1 }).toString()
    return { day, count: delivered.get(day) ?? 0 }
  })

/** As long the same figures are shown, s: they count whole tables, and the front page is the most called. */
const freshSeconds = 60

/** The consortium in figures, at most a minute old by the house's clock. */
export const portalFigures = keptFor(freshSeconds, (house, at) =>
  asActor(house.db, system, (tx) => figures(tx, at)),
)
