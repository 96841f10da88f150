import type { Texts } from '../../../texts/index.ts'
import { csvLine, csvMark } from '../../shared/http/csv.ts'
import type { Language } from '../../shared/shapes.ts'
import type { KindBalance, OwnerBalance } from './shapes.ts'

const inYuan = (fen: number) => String(fen / 100)

/** The trial balance as a table for spreadsheets: kinds, under each whose its accounts are, and the sums. Whole fen as yuan. */
export function balanceTable(
  kinds: readonly (KindBalance & { owners: readonly OwnerBalance[] })[],
  words: Texts,
  language: Language,
): string {
  const { columns, total, nobody } = words.books
  const heads = [columns.kind, columns.owner, columns.accounts, columns.debit, columns.credit]
  const lines = kinds.flatMap(({ kind, owners }) =>
    owners.map(({ library, accounts, debitFen, creditFen }) => [
      words.money.accounts[kind],
      library?.[language] ?? nobody,
      String(accounts),
      inYuan(debitFen),
      inYuan(creditFen),
    ]),
  )
  const sum = (side: 'debitFen' | 'creditFen') =>
    inYuan(kinds.reduce((all, each) => all + each[side], 0))
  const accounts = kinds.reduce((all, each) => all + each.accounts, 0)
  return [heads, ...lines, [total, '', String(accounts), sum('debitFen'), sum('creditFen')]]
    .map(csvLine)
    .reduce((all, line) => all + line, csvMark)
}
