import { resolve } from '../../policy/resolve.ts'
import { rulesInForce } from '../../policy/store.ts'
import { whys } from '../../policy/why.ts'
import { type Actor, system } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import { asActor, type Database } from '../../shared/database.ts'
import type { Why } from '../../shared/shapes.ts'
import { quotaOf } from './preview.ts'
import type { Quota } from './shapes.ts'
import { readerStanding } from './submission-store.ts'

type Reader = Extract<Actor, { kind: 'reader' }>

/** What a reader may ask for now by the rules of her library. */
export interface Limits {
  quota: Quota
  noteMax: number
  lendersMax: number
  maxPerSubmission: number
  /** From so much on that is owed she may not ask (M1); 0: never. */
  debt: { blocksFromFen: number; why: Why[] }
  /** Whether a loan may ask for a deposit at all (R20). */
  deposit: { isTaken: boolean; why: Why[] }
}

/** How many books a reader has outstanding and how many she may still ask for, and the limits of her form. */
export const quotaAndLimits = (
  db: Database,
  reader: Reader,
  at: Temporal.Instant,
): Promise<Limits> =>
  asActor(db, system, async (tx) => {
    const on = dayOf(at)
    const { readerType, libraryCode, standing } = await readerStanding(tx, reader.readerId, 'free')
    const inForce = await rulesInForce(tx, 'loan', on)
    const circumstances = { borrower: libraryCode, readerType }
    const rules = resolve(inForce, { service: 'loan', on, circumstances })
    const sentences = new Map(inForce.map(({ id, why }) => [id, why]))
    const { value: blocksFromFen, ruleId } = rules.debtBlocksFromFen
    const { depositMode } = rules
    return {
      quota: quotaOf({ standing, rules }, sentences),
      debt: { blocksFromFen, why: whys([ruleId], sentences) },
      deposit: {
        isTaken: depositMode.value !== 'none',
        why: whys([depositMode.ruleId], sentences),
      },
      noteMax: rules.noteMax.value,
      lendersMax: rules.additionalLendersMax.value,
      maxPerSubmission: rules.maxPerSubmission.value,
    }
  })
