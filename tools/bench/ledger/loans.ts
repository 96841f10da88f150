import type { Kysely } from 'kysely'
import { charge } from '../../../src/charges/charge.ts'
import { loanService } from '../../../src/charges/loan-service.ts'
import { courier, type HomeReader, libraryPays } from '../../../src/ledger/accounts.ts'
import type { Transaction } from '../../../src/ledger/post.ts'
import type { Price } from '../../../src/policy/prices.ts'
import type { Tables } from '../../../src/shared/tables.ts'
import { layCategory, layLibrary, layReader } from '../bench-people.ts'

/** More readers than clients, so that each waits for the books and not for one reader. */
const readersPerClient = 50

/** A library for each client, with its readers. */
export async function layHomes(owner: Kysely<Tables>, clients: number): Promise<HomeReader[][]> {
  await layCategory(owner)
  const homes: HomeReader[][] = []
  for (let client = 0; client < clients; client++) {
    const letters = `b${String.fromCharCode(97 + (client % 26), 97 + Math.floor(client / 26))}`
    const libraryId = await layLibrary(owner, String(400_000 + client), letters)
    const readers: HomeReader[] = []
    for (let one = 0; one < readersPerClient; one++)
      readers.push(await layReader(owner, libraryId, `${letters}${one}`))
    homes.push(readers)
  }
  return homes
}

const price: Price = {
  grossFen: { value: 2000, ruleId: 'R29' },
  payers: { value: [{ payer: 'centre', upToFen: 1500 }, { payer: 'reader' }], ruleId: 'R29' },
}

/** How many postings the two transactions of a loan have. */
export const postingsOfLoan = 5

/** What a loan posts: its logistics when the book comes, and the reader's part of it when she has it in hand. */
export function transactionsOfLoan(homes: readonly HomeReader[], loan: string): Transaction[] {
  const home = homes[Number(loan.split(' ').at(-1)) % homes.length]!
  const at = Temporal.Instant.from('2026-11-23T02:00:00Z')
  const entry = (step: string) => ({ cause: `loan ${loan} ${step}`, operatorCode: 'by01', at })
  const bearing = { ...home, readersPart: libraryPays(home.libraryId) }
  return [
    charge({
      charge: 'logistics',
      price,
      count: 1,
      payee: courier,
      ...bearing,
      entry: entry('receive'),
    }),
    loanService(home, { price, isShipped: true }, entry('handOver')),
  ]
}
