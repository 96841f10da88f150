import type pg from 'pg'
import { z } from 'zod'

/** The shape of the container's words; a reader of another format says so. */
export const format = 1

export const Head = z.object({
  hutong: z.literal('backup'),
  format: z.literal(format),
  madeAt: z.string(),
  /** The numbered files the database stood at, oldest first. */
  migrations: z.array(z.string()).min(1),
})
export type Head = z.infer<typeof Head>

/** A table's rows in COPY's text format, or a file below DATA_DIR/files. */
export const Section = z.union([
  z.object({ table: z.string(), columns: z.array(z.string()) }),
  z.object({ file: z.string() }),
])
export type Section = z.infer<typeof Section>

export const Manifest = z.object({
  sections: z.array(
    z.object({ name: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() }),
  ),
  /** Where each counter stands: [last value, whether it was used]. */
  sequences: z.record(z.string(), z.tuple([z.string(), z.boolean()])),
})
export type Manifest = z.infer<typeof Manifest>

export const nameOf = (section: Section): string =>
  'table' in section ? section.table : `files/${section.file}`

/** What is taken of a table where it is not simply every row. */
const only: Record<string, string> = {
  // Whoever signed out after the snapshot must not be signed in again by a restore (S9).
  'public.session': 'false',
  // Made again from the entries, and never right on another server: it knows transactions of this one.
  'public.search_edition': 'false',
  'public.search_segment': 'false',
  'public.search_posting': 'false',
  // Work not yet done. Mail waits in its own table, and timers come back by themselves.
  'pgboss.job': `state in ('created', 'retry', 'active') and name not in ('mail', 'timers')`,
}

/** What COPY reads for a section. */
export const selectOf = ({ table, columns }: { table: string; columns: string[] }): string =>
  `select ${columns.map(quoted).join(', ')} from ${table} where ${only[table] ?? 'true'}`

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

interface TableRow {
  table: string
  columns: string[]
  parents: string[]
}

/** Every table of the house with the columns that are stored, each after those it refers to. */
export async function tablesInOrder(client: pg.ClientBase): Promise<Section[]> {
  const { rows } = await client.query<TableRow>(`
    select n.nspname || '.' || c.relname as table,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(array_agg(distinct pn.nspname || '.' || p.relname), '{}') from pg_constraint k
        join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where (n.nspname = 'public' and c.relkind = 'r' and c.relname not like 'kysely%')
       or (n.nspname = 'pgboss' and c.relname = 'job')
    order by n.nspname = 'pgboss', c.relname collate "C"`)
  return parentsFirst(rows).map(({ table, columns }) => ({ table, columns }))
}

/** Orders tables so that a row's references are there before it; parents outside the list are there already. */
export function parentsFirst(tables: readonly TableRow[]): TableRow[] {
  const ordered: TableRow[] = []
  const left = new Map(tables.map((table) => [table.table, table]))
  while (left.size) {
    const ready = [...left.values()].filter(
      (one) => !one.parents.some((parent) => left.has(parent)),
    )
    if (!ready.length) throw new Error(`tables refer to each other: ${[...left.keys()].join(', ')}`)
    for (const table of ready) left.delete(table.table)
    ordered.push(...ready)
  }
  return ordered
}

/** Where every counter of the house stands. */
export async function sequencePositions(client: pg.ClientBase): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'S' order by 1`)
  const positions: Manifest['sequences'] = {}
  for (const { name } of rows) {
    const { rows: at } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from public.${quoted(name)}`,
    )
    positions[name] = [at[0]!.last, at[0]!.called]
  }
  return positions
}

/** The numbered files a database stands at, oldest first; empty when it is not ours or new. */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows: there } = await client.query(
    `select to_regclass('public.kysely_migration') is not null as yes`,
  )
  if (!there[0].yes) return []
  const { rows } = await client.query('select name from public.kysely_migration order by name')
  return rows.map((row) => row.name)
}
