import type { Actor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import { asActor } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { outlookOf } from '../hits.ts'
import { describedRecord, describedRecords } from '../record/record-store.ts'
import { electronicAccess, serialOf } from './serial.ts'
import type { ElectronicAccess, Serial } from './shapes.ts'

/** What a record page shows of shelves and screens. */
export interface SerialBeside {
  /** Null for what does not go on appearing. */
  serial: Serial | null
  electronic: ElectronicAccess[]
}

/** The years that members hold of a serial, its issues with 目次, and where any record can be read at once. */
export const serialBeside = (
  house: House,
  actor: Actor,
  { recordId, materialType }: { recordId: number; materialType: string },
): Promise<SerialBeside> =>
  asActor(house.db, actor, async (tx) => {
    const on = dayOf(house.clock.now())
    const { members, outlook } = await outlookOf(tx, actor, on)
    const work = (await describedRecord(tx, recordId))?.work ?? {}
    const asked = { recordId, work, outlook, year: on.year }
    return {
      serial: materialType === 'serial' ? await serialOf(tx, asked) : null,
      electronic: await electronicAccess(tx, { work, members, outlook, on }),
    }
  })

/** Where the reader's own library has these records to be read at once: told before she asks for them. */
export const ownElectronic = (
  house: House,
  actor: Actor,
  recordIds: readonly number[],
): Promise<ElectronicAccess[]> =>
  asActor(house.db, actor, async (tx) => {
    if (recordIds.length === 0) return []
    const on = dayOf(house.clock.now())
    const { members, outlook } = await outlookOf(tx, actor, on)
    const found: ElectronicAccess[] = []
    for (const { work } of await describedRecords(tx, recordIds))
      found.push(...(await electronicAccess(tx, { work, members, outlook, on })))
    return found.filter(({ own }) => own)
  })
