import { rulesInForce } from '../policy/store.ts'
import type { Tx } from '../shared/database.ts'
import { priceList } from './price-list.ts'
import { listedServices, type ServicePrices } from './price-list-shapes.ts'

/** 费用及优惠补贴 of a library, by its code, on a day; '' is what holds for all. */
export async function priceListOn(
  tx: Tx,
  borrower: string,
  on: Temporal.PlainDate,
): Promise<ServicePrices[]> {
  const rules = []
  for (const service of listedServices) rules.push(...(await rulesInForce(tx, service, on)))
  return priceList({ rules, borrower, on })
}
