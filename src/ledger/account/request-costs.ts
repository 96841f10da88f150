import type { Payer } from '../../policy/prices.ts'
import type { ChargeRow } from './account-log-store.ts'
import { openOf } from './charge-state.ts'
import type { RequestCost } from './shapes.ts'

type Costs = Omit<RequestCost, 'lines'>

/** What is charged to a reader herself, whoever bears none of it: its gross is its amount. */
const whollyHers = ['overdueFine', 'lossCompensation', 'damageCompensation']

/** What each request cost, newest first: charges of one request together, those of none each for itself. */
export function costsOf(rows: readonly ChargeRow[]): (Costs & { rows: ChargeRow[] })[] {
  const groups = new Map<string, ChargeRow[]>()
  for (const row of rows) {
    const key = row.requestId === null ? `charge ${row.id}` : `request ${row.requestId}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
    .map((group) => ({ ...costOf(group), rows: group }))
    .sort((left, right) => (left.handledAt < right.handledAt ? 1 : -1))
}

/** Charges of one request, oldest first, added up. A reversal counts against what it takes back. */
function costOf(rows: readonly ChargeRow[]): Costs {
  const sum = (of: (row: ChargeRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  const grossFen = sum(grossOf)
  const borne = (['centre', 'library'] as const).map((payer) => ({
    payer,
    amountFen: sum((row) => partOf(row, payer)),
  }))
  const borneFen = borne.reduce((total, { amountFen }) => total + amountFen, 0)
  const readersFen = sum((row) => row.amountFen)
  const waivedFen = sum((row) => row.waivedFen)
  return {
    ...aboutOf(rows[0]!),
    handledAt: rows.at(-1)!.at.toString(),
    grossFen,
    borne: borne.filter(({ amountFen }) => amountFen !== 0),
    readersFen,
    laterFen: Math.max(0, grossFen - borneFen - readersFen),
    waivedFen,
    paidFen: sum((row) => row.paidFen + row.offsetFen),
    openFen: sum((row) => (row.of ? 0 : openOf(row))),
    costFen: readersFen - waivedFen,
  }
}

const aboutOf = (row: ChargeRow) => ({
  number: row.number ?? '',
  requestId: row.requestId,
  title: row.title ?? '',
  author: row.author ?? '',
  state: row.requestState ?? '',
})

/** The line of a hand-over repeats the gross of logistics, which has a line of its own. */
function grossOf(row: ChargeRow): number {
  const what = row.of ?? row.what
  if (whollyHers.includes(what)) return row.amountFen
  if (what === 'loanService') return 0
  return signOf(row) * Number(row.working.grossFen ?? 0)
}

function partOf(row: ChargeRow, payer: Payer): number {
  if ((row.of ?? row.what) === 'loanService') return 0
  const parts = (row.working.parts ?? []) as { payer: Payer; amountFen: number }[]
  const of = parts.filter((part) => part.payer === payer)
  return signOf(row) * of.reduce((sum, { amountFen }) => sum + amountFen, 0)
}

const signOf = ({ of }: ChargeRow) => (of ? -1 : 1)
