import type { Texts } from '../../texts/index.ts'
import type { AccountLine, PaymentLine, RequestCost } from '../ledger/account/shapes.ts'
import { loanStates, type State } from '../requests/lifecycle.ts'
import { dayOf, timeZone } from '../shared/clock.ts'
import { csvLine, csvMark } from '../shared/http/csv.ts'
import type { Language } from '../shared/shapes.ts'
import type { AccountList, FineLine } from './reader-shapes.ts'

/** The words of a page and their language. */
export interface Words {
  words: Texts
  language: Language
}

/** A tab of 帐务日志 as a spreadsheet opens it: amounts in yuan with two decimals, times of Beijing. */
export function accountCsv(list: AccountList, said: Words): string {
  const heads = said.words.account.csv[list.tab]
  return csvMark + [heads, ...rowsOf(list, said)].map(csvLine).join('')
}

function rowsOf(list: AccountList, said: Words): string[][] {
  if (list.tab === 'charges') return list.log.lines.map((line) => chargeRow(line, said))
  if (list.tab === 'payments') return list.log.lines.map((line) => paymentRow(line, said))
  if (list.tab === 'fines') return list.log.lines.map((line) => fineRow(line, said))
  return list.log.requests.map((one) => costRow(one, said))
}

const plainYuan = (fen: number) => (fen / 100).toFixed(2)
const clock = (at: string) =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')

const whatOf = (line: { what: string; of: string | null }, { words }: Words) => {
  const whats: Record<string, string> = { ...words.money.charges, ...words.money.whats }
  const said = (name: string) => whats[name] ?? name
  const [what, of] = [said(line.what), line.of && said(line.of)]
  return of ? words.account.of({ what, of }) : what
}

const chargeRow = (line: AccountLine, said: Words) => [
  line.number,
  line.title,
  line.author,
  whatOf(line, said),
  plainYuan(line.amountFen),
  said.words.account.states[line.state],
  plainYuan(line.openFen),
  line.operatorCode,
  clock(line.at),
]

const paymentRow = (line: PaymentLine, said: Words) => [
  line.number,
  line.title,
  line.author,
  whatOf(line, said),
  plainYuan(line.amountFen),
  line.method ? said.words.money.methods[line.method] : '',
  line.receipt?.number ?? '',
  line.operatorCode,
  clock(line.at),
]

const fineRow = (line: FineLine, { words, language }: Words) => [
  line.number,
  line.title,
  line.lender[language],
  line.dueOn,
  line.backOn ?? '',
  String(line.overdueDays),
  plainYuan(line.amountFen),
  words.account.states[line.state],
]

const costRow = (one: RequestCost, { words }: Words) => [
  one.number,
  one.title,
  one.author,
  dayOf(Temporal.Instant.from(one.handledAt)).toString(),
  one.state ? words.lifecycle.results[loanStates[one.state as State].result] : '',
  plainYuan(one.grossFen),
  plainYuan(one.borne.reduce((sum, { amountFen }) => sum + amountFen, 0)),
  plainYuan(one.waivedFen),
  plainYuan(one.costFen),
  plainYuan(one.paidFen),
  plainYuan(one.openFen),
]
