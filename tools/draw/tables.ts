import { type Kysely, sql } from 'kysely'

interface Column {
  table_name: string
  column_name: string
  type: string
  nullable: boolean
  generated: boolean
}

/** TypeScript's view of the tables, drawn from the migrated database: src/shared/tables.ts. */
export async function drawTables(owner: Kysely<never>): Promise<string> {
  const { rows } = await sql<Column>`
    select c.table_name, c.column_name, c.udt_name as type, c.is_nullable = 'YES' as nullable,
           c.is_identity = 'YES' or c.column_default is not null as generated
    from information_schema.columns c
    where c.table_schema = 'public' and c.table_name not like 'kysely%'
    order by c.table_name collate "C", c.ordinal_position`.execute(owner)
  const tables = Map.groupBy(rows, (row) => row.table_name)
  const drawn = [...tables].map(
    ([name, columns]) => `  ${name}: {\n${columns.map(line).join('\n')}\n  }`,
  )
  return `// Drawn from migrations/ by \`node tools/go.mjs draw\`; a test compares. Do not edit.
import type { Generated } from 'kysely'

export interface Tables {
${drawn.join('\n')}
}
`
}

const plain: Record<string, string> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  bool: 'boolean',
  text: 'string',
  bytea: 'Buffer',
  date: 'Temporal.PlainDate',
  timestamptz: 'Temporal.Instant',
  jsonb: 'unknown',
  _text: 'string[]',
  _int4: 'number[]',
  // Transactions and what one of them sees: compared by PostgreSQL only.
  xid8: 'string',
  pg_snapshot: 'string',
}

function line(column: Column): string {
  const base = plain[column.type]
  if (!base)
    throw new Error(
      `no TypeScript type for ${column.type} of ${column.table_name}.${column.column_name}`,
    )
  const type = column.nullable && base !== 'unknown' ? `${base} | null` : base
  return `    ${column.column_name}: ${column.generated ? `Generated<${type}>` : type}`
}
