import { type Circumstances, resolveTariff } from '../../../policy/resolve.ts'
import { rulesInForce } from '../../../policy/store.ts'
import { dayOf } from '../../../shared/clock.ts'
import type { Tx } from '../../../shared/database.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { RequestRow } from '../../store.ts'
import { type Doing, nothing, type Written } from '../doing.ts'

/**
 * Late return costs what the library asks that really lends (R18). The request keeps the tariff of the library asked
 * first; where another one lends, it is that one's, by the rules of the day of asking: later changes do not touch it.
 */
export async function freezeTariff(tx: Tx, { request }: Doing): Promise<Result<Written>> {
  if ((await askedFirst(tx, request)) === request.supplying_library_id) return ok(nothing)
  const circumstances = await circumstancesOf(tx, request)
  const on = dayOf(request.submitted_at)
  const rules = await rulesInForce(tx, 'loan', on)
  const tariff = resolveTariff(rules, { service: 'loan', on, circumstances })
  const policy = { ...(request.policy as object), ...tariff }
  return ok({ change: { policy }, details: {} })
}

/** The library that was asked first. */
async function askedFirst(tx: Tx, request: RequestRow): Promise<number | undefined> {
  const first = await tx
    .selectFrom('offer')
    .select('supplying_library_id')
    .where('request_id', '=', request.id)
    .where('offered_at', 'is not', null)
    .orderBy('offered_at')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  return first?.supplying_library_id
}

/** What rules can ask about a request as it now stands. */
async function circumstancesOf(tx: Tx, request: RequestRow): Promise<Circumstances> {
  const libraries = await tx
    .selectFrom('library')
    .select(['id', 'code'])
    .where('id', 'in', [request.requesting_library_id, request.supplying_library_id!])
    .execute()
  const codeOf = (id: number | null) => libraries.find((library) => library.id === id)?.code ?? ''
  return {
    lender: codeOf(request.supplying_library_id),
    borrower: codeOf(request.requesting_library_id),
    readerType: request.reader_type,
    materialType: request.material_type,
    language: request.language,
    channel: request.channel,
    deliveryMethod: request.delivery_method,
  }
}
