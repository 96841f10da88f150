import type { account as zh } from '../zh/account.ts'

/** What a reader sees of money: receipts, the account log, what is owed, prices and subsidies. */
export const account: typeof zh = {
  receipt: {
    titles: { taken: 'Receipt', paidOut: 'Refund' },
    reader: 'Reader',
    at: 'When',
    method: 'By',
    operator: 'Operator',
    seal: 'Signed',
    sum: 'Total',
    takenBack: 'Reversed: this slip is void',
  },
}
