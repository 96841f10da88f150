import { audit } from '../../shared/audit.ts'
import type { Tx } from '../../shared/database.ts'
import type { AtHand, Cashier } from '../taking/at-hand.ts'
import { insertWaiver, type WaiverKind } from './waiver-store.ts'

/** A waiver or a take-back that nothing speaks against, and the limit up to which one person may grant it. */
export interface Proposal {
  kind: WaiverKind
  home: AtHand
  chargeId: number
  amountFen: number
  reason: string
  limit: { value: number; ruleId: string }
  isAlone: boolean
}

/** What the audit log calls each kind, granted and proposed. */
export const auditWords = {
  waiver: { granted: 'waiverGranted', proposed: 'waiverProposed', declined: 'waiverDeclined' },
  takeBack: {
    granted: 'chargeTakenBack',
    proposed: 'takeBackProposed',
    declined: 'takeBackDeclined',
  },
} as const

/** Writes it down, granted at once where one person may, and audits it; answers its id. */
export async function propose(
  tx: Tx,
  { actor, at }: Cashier,
  { kind, home, chargeId, amountFen, reason, limit, isAlone }: Proposal,
): Promise<number> {
  const { accountId, operatorCode } = actor
  const by = { at, accountId, operatorCode, isAlone }
  const rule = { aloneMaxFen: limit.value, ruleId: limit.ruleId }
  const id = await insertWaiver(tx, { kind, ...home, chargeId, amountFen, reason, ...rule, ...by })
  const action = auditWords[kind][isAlone ? 'granted' : 'proposed']
  const details = { chargeId, amountFen, reason }
  await audit(tx, actor, at, { action, subject: 'waiver', subjectId: id, details })
  return id
}
