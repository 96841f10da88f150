import {
  type AccountQuestion,
  accountLog,
  type ListPart,
} from '../ledger/account/account-log-store.ts'
import { paymentLog } from '../ledger/account/payment-log-store.ts'
import { requestCosts } from '../ledger/account/request-costs-store.ts'
import type { Tx } from '../shared/database.ts'
import { fineLog, type WhoseFines } from './fine-log-store.ts'
import type { AccountList, AccountTab } from './reader-shapes.ts'

/** What a tab of 帐务日志 shows of a reader, as whoever asks may see it. */
export async function accountList(
  tx: Tx,
  whose: WhoseFines,
  { tab, ...asked }: { tab: AccountTab } & AccountQuestion & ListPart,
): Promise<AccountList> {
  const { readerId } = whose
  if (tab === 'charges') return { tab, log: await accountLog(tx, readerId, asked) }
  if (tab === 'payments') return { tab, log: await paymentLog(tx, readerId, asked) }
  if (tab === 'fines') return { tab, log: await fineLog(tx, whose, asked) }
  return { tab, log: await requestCosts(tx, readerId, asked) }
}
