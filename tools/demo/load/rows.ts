import { sql } from 'kysely'
import type { Tx } from '../../../src/shared/database.ts'
import type { Tables } from '../../../src/shared/tables.ts'

/** So many rows travel in one statement; as one JSON text they meet no limit of parameters. */
const rowsPerStatement = 2000

/** A row as JSON will carry it: Temporal values write themselves, objects become jsonb. */
export type Row = Record<string, unknown>

/**
 * Inserts rows of one shape into a table, many a statement. An `id` among the columns is taken as it
 * is: it comes from `reserveIds`. Answers nothing; a row the table does not accept throws.
 */
export async function insertRows(tx: Tx, table: keyof Tables, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)))
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = JSON.stringify(rows.slice(from, from + rowsPerStatement))
    await sql`
      insert into ${sql.table(table)} (${columns}) overriding system value
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${part}::jsonb)`.execute(
      tx,
    )
  }
}

/** The next `count` ids of a table, which its sequence will not give to anybody else. */
export async function reserveIds(tx: Tx, table: keyof Tables, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id
    from generate_series(1, ${count}::int)`.execute(tx)
  return rows.map(({ id }) => id).sort((one, other) => one - other)
}
