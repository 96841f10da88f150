import { post } from '../../ledger/post.ts'
import { operatorOf } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import { ok, type Result } from '../../shared/result.ts'
import { factsOf } from '../facts.ts'
import { type Doing, nothing, type Written } from './doing.ts'

/** One charge per filled loan, to the centre as far as it subsidises, else to the library (domain.md §5, §9.11). */
export async function chargeLogistics(tx: Tx, doing: Doing): Promise<Result<Written>> {
  const { request } = doing
  if (request.delivery_method !== 'logistics') return ok(nothing)
  const { logisticsGrossFen: gross, logisticsSubsidyFen: subsidy } = factsOf(request).policy
  const subsidyFen = Math.min(gross.value, subsidy.value)
  const entry = entryOf(doing, '物流费')
  const courier = { kind: 'courier' } as const
  await post(
    tx,
    { ...entry, cause: `${entry.cause} subsidy` },
    { from: courier, to: { kind: 'centrePays' }, amountFen: subsidyFen, ruleId: subsidy.ruleId },
  )
  if (gross.value > subsidyFen) {
    await post(tx, entry, {
      from: courier,
      to: { kind: 'libraryPays', libraryId: request.requesting_library_id },
      amountFen: gross.value - subsidyFen,
      ruleId: gross.ruleId,
    })
  }
  return ok(nothing)
}

/** The line in 帐务日志 with 操作员代码 when the reader gets the book, also when it is 0 (S2, scenario 41). */
export async function chargeHandOver(tx: Tx, doing: Doing): Promise<Result<Written>> {
  const { request } = doing
  if (!request.reader_id) return ok(nothing)
  const { logisticsGrossFen: gross, logisticsSubsidyFen: subsidy } = factsOf(request).policy
  await post(tx, entryOf(doing, '馆际互借服务费'), {
    from: { kind: 'libraryPays', libraryId: request.requesting_library_id },
    to: {
      kind: 'readerPays',
      readerId: request.reader_id,
      libraryId: request.requesting_library_id,
    },
    amountFen: Math.max(0, gross.value - subsidy.value),
    ruleId: subsidy.ruleId,
  })
  return ok(nothing)
}

const entryOf = ({ request, action, actor, at }: Doing, description: string) => ({
  cause: `request ${request.id} ${action}`,
  description,
  requestId: request.id,
  readerId: request.reader_id,
  libraryId: request.requesting_library_id,
  operatorCode: operatorOf(actor),
  at,
})
