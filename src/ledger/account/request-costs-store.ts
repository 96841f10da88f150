import type { Tx } from '../../shared/database.ts'
import { type AccountQuestion, chargesOf, type ListPart, linesOf } from './account-log-store.ts'
import { costsOf } from './request-costs.ts'
import type { RequestCosts } from './shapes.ts'

/**
 * 费用查询 and 费用统计 of a reader: what each request cost, gross and who bears it, newest first, and 费用总计. All her
 * charges are read to be added up: some hundreds in years of borrowing.
 */
export async function requestCosts(
  tx: Tx,
  readerId: number,
  { limit, offset, ...question }: AccountQuestion & ListPart,
): Promise<RequestCosts> {
  const costs = costsOf(await chargesOf(tx, readerId, question))
  const requests = []
  for (const { rows, ...cost } of costs.slice(offset, offset + limit))
    requests.push({ ...cost, lines: await linesOf(tx, rows) })
  return {
    requests,
    total: costs.length,
    totalFen: costs.reduce((sum, { costFen }) => sum + costFen, 0),
  }
}
