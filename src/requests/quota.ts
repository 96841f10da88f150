import { libraryById } from '../libraries/store.ts'
import { resolve } from '../policy/resolve.ts'
import { rulesInForce, whyOf } from '../policy/store.ts'
import { type Actor, system } from '../shared/actor.ts'
import { dayOf } from '../shared/clock.ts'
import { asActor, type Database } from '../shared/database.ts'
import { terminalStates } from './lifecycle.ts'
import { quotaOf } from './preview.ts'
import type { Quota } from './shapes.ts'
import { readerStanding } from './submission-store.ts'

type Reader = Extract<Actor, { kind: 'reader' }>

/** How many books a reader has outstanding and how many she may still ask for, and the limits of her form. */
export const quotaAndLimits = (
  db: Database,
  reader: Reader,
  at: Temporal.Instant,
): Promise<{ quota: Quota; noteMax: number; lendersMax: number; maxPerSubmission: number }> =>
  asActor(db, system, async (tx) => {
    const on = dayOf(at)
    const home = await libraryById(tx, reader.libraryId)
    const { readerType, standing } = await readerStanding(tx, reader.readerId, terminalStates)
    const rules = resolve(await rulesInForce(tx, 'loan', on), {
      service: 'loan',
      on,
      circumstances: { borrower: home?.code ?? '', readerType },
    })
    return {
      quota: quotaOf({ standing, rules }, await whyOf(tx, [rules.maxOutstanding.ruleId])),
      noteMax: rules.noteMax.value,
      lendersMax: rules.additionalLendersMax.value,
      maxPerSubmission: rules.maxPerSubmission.value,
    }
  })
