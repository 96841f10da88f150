import { rulesSince } from '../policy/store.ts'
import type { Tx } from '../shared/database.ts'
import { priceList } from './price-list.ts'
import type { ServicePrices } from './price-list-shapes.ts'

/** 费用及优惠补贴 of a library, by its code, on a day; '' is what holds for all. */
export const priceListOn = async (
  tx: Tx,
  borrower: string,
  on: Temporal.PlainDate,
): Promise<ServicePrices[]> => priceList({ rules: await rulesSince(tx, on), borrower, on })
