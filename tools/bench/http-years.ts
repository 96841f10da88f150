import { type Kysely, sql } from 'kysely'
import { openDatabase } from '../../src/shared/database.ts'
import type { Tables } from '../../src/shared/tables.ts'
import { layNoDebts } from './no-debts.ts'

/** The tables of a year of requests, and of which table each of their ids is. */
const copied = {
  submission: { id: 'submission' },
  request: { id: 'request', submission_id: 'submission' },
  request_number: { request_id: 'request' },
  request_recipient: { request_id: 'request' },
  offer: { id: 'offer', request_id: 'request' },
  item: { id: 'item', request_id: 'request', offer_id: 'offer' },
  request_history: { id: 'request_history', request_id: 'request' },
  receipt: { id: 'receipt' },
  ledger_transaction: {
    id: 'ledger_transaction',
    request_id: 'request',
    settles: 'ledger_transaction',
    reverses: 'ledger_transaction',
    receipt_id: 'receipt',
  },
  ledger_posting: { transaction_id: 'ledger_transaction' },
} as const satisfies Partial<Record<keyof Tables, Record<string, keyof Tables>>>

/** Texts of which there may be one only. */
const unique = [
  'request.number',
  'request_number.number',
  'receipt.number',
  'ledger_transaction.cause',
]

/**
 * Writes the requests that have ended `times` more, each time a year earlier, with all that belongs to them: a house that
 * has lived for years, laid in the time of one. As the owner, who stands above row security.
 */
async function repeatYear(owner: Kysely<Tables>, times: number): Promise<void> {
  const offsets = await idOffsets(owner)
  const columns = await columnsOf(owner)
  await owner.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one) // what is copied has been checked
    await noteEnded(one)
    for (const [table, ids] of Object.entries(copied)) {
      const own = columns.filter((column) => column.table === table)
      const values = own.map((column) => copyOf(column, ids, offsets))
      const names = own.map(({ name }) => `"${name}"`).join(', ')
      await sql
        .raw(`
        insert into ${table} (${names}) overriding system value
        select ${values.join(', ')} from ${table} t, generate_series(1, ${times}) as ago
        where ${endedOnly(table)}`)
        .execute(one)
    }
    await balance(one)
    await sql`drop table ended`.execute(one)
    await sql`set session_replication_role = origin`.execute(one)
  })
  for (const table of Object.keys(offsets))
    await sql
      .raw(
        `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`,
      )
      .execute(owner)
}

async function noteEnded(one: Kysely<Tables>): Promise<void> {
  await sql`create temp table ended as select id, submission_id from request where ended_at is not null`.execute(
    one,
  )
  await sql`analyze ended`.execute(one)
}

/** Balances follow from the postings, whose trigger slept. */
const balance = (one: Kysely<Tables>) =>
  sql`
    update ledger_account a set balance_fen = p.fen
    from (select account_id, sum(amount_fen) as fen from ledger_posting group by 1) p
    where p.account_id = a.id and a.balance_fen is not null`.execute(one)

const endedOnly = (table: string): string => {
  if (table === 'request') return 't.id in (select id from ended)'
  if (table === 'submission') return 't.id in (select submission_id from ended)'
  if (table === 'receipt')
    return 't.id in (select receipt_id from ledger_transaction where request_id in (select id from ended))'
  if (table === 'ledger_posting')
    return 't.transaction_id in (select id from ledger_transaction where request_id in (select id from ended))'
  return 't.request_id in (select id from ended)'
}

interface Column {
  table: string
  name: string
  type: string
}

async function columnsOf(owner: Kysely<Tables>): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select table_name as table, column_name as name, udt_name as type
    from information_schema.columns where table_schema = 'public' order by ordinal_position`.execute(
    owner,
  )
  return rows
}

/** The highest id of each table that has ids: the copies begin above it. */
async function idOffsets(owner: Kysely<Tables>): Promise<Record<string, number>> {
  const tables = [...new Set(Object.values(copied).flatMap((ids) => Object.values(ids)))]
  const offsets = tables.map(async (table) => {
    const { rows } = await sql<{
      id: number
    }>`select coalesce(max(id), 0) as id from ${sql.table(table)}`.execute(owner)
    return [table, rows[0]!.id]
  })
  return Object.fromEntries(await Promise.all(offsets))
}

function copyOf(
  { table, name, type }: Column,
  ids: Readonly<Record<string, string>>,
  offsets: Readonly<Record<string, number>>,
): string {
  const of = ids[name]
  if (of) return `t."${name}" + ago * ${offsets[of]}`
  if (type === 'timestamptz' || type === 'date')
    return `(t."${name}" - make_interval(years => ago))::${type}`
  return unique.includes(`${table}.${name}`) ? `t."${name}" || '-' || ago` : `t."${name}"`
}

/** Years before the first, and what autovacuum does in so many: rows laid at once have not met it. */
export async function live(ownerUrl: string, years: number): Promise<void> {
  const owner = openDatabase(ownerUrl, 'owner', 1)
  if (years > 0) await repeatYear(owner, years)
  await layNoDebts(owner)
  await sql`vacuum analyze`.execute(owner)
  await owner.destroy()
}
