import type { SpecialDays } from '../../../src/calendar/working-days.ts'
import { system } from '../../../src/shared/actor.ts'
import { dayOf } from '../../../src/shared/clock.ts'
import { asActor } from '../../../src/shared/database.ts'
import type { House } from '../../../src/shared/house.ts'
import type { People } from '../load/accounts.ts'
import type { Shelves } from '../load/wanted.ts'
import { seededRandom } from '../random.ts'
import { evaluationYear, leadYear, planYear } from './cast.ts'
import { moveMoney } from './money.ts'
import { allRules } from './rules-of-year.ts'
import { writeYear } from './write.ts'

const SEED = 20121201
/** The year has at least 20,000 requests; some planned ones find no reader or no book. */
const PLANNED = 21_500

export type YearSetting = {
  house: House
  people: People
  shelves: Shelves
  special: SpecialDays
  limitOf: (code: string) => number
  report: (line: string) => void
}

/** Writes the last whole evaluation year (1 December to 30 November) at once; answers how many requests. */
export async function loadYear(setting: YearSetting): Promise<number> {
  const { house, report, ...stage } = setting
  const now = house.clock.now()
  const random = seededRandom(SEED)
  const planning = { now, random, special: setting.special }
  const year = evaluationYear(dayOf(now))
  report(`评估年度 ${year.from} – ${year.to}`)
  const rules = await asActor(house.db, system, allRules)
  const led = leadYear({ ...stage, planning, rules }, planYear(year, planning, PLANNED))
  const began = performance.now()
  const onProgress = (written: number) => {
    const rate = written / ((performance.now() - began) / 1000)
    const left = Math.ceil((led.length - written) / rate)
    report(`申请单 ${written}/${led.length} · ${Math.round(rate)}/s · 还需 ${left} s left`)
  }
  const staffOf = (libraryId: number) => random.pick(setting.people.staff.get(libraryId)!)
  const { movements } = moveMoney(led, { special: setting.special, random, staffOf })
  await writeYear(led, { house, shelves: setting.shelves, random, movements, onProgress })
  return led.length
}
