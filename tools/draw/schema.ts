import type pg from 'pg'

interface TableRow {
  name: string
  oid: number
  rights: string
  protected: boolean
}

/**
 * The schema as one reads it: migrations/schema.sql. Written from the catalogue, since the embedded
 * PostgreSQL brings no pg_dump. The schema of pg-boss stands in its own migration and is left out.
 */
export async function drawSchema(owner: pg.ClientBase): Promise<string> {
  const lines = (sql: string, ...values: unknown[]) =>
    owner.query<{ line: string }>(sql, values).then(({ rows }) => rows.map((row) => row.line))
  const { rows: tables } = await owner.query<TableRow>(tablesSql)
  const drawn: string[] = []
  for (const table of tables) {
    const inside = [
      ...(await lines(columnsSql, table.oid)),
      ...(await lines(constraintsSql, table.oid)),
    ]
    const after = [
      ...(await lines(indexesSql, table.oid)),
      ...(await lines(triggersSql, table.oid)),
      ...(table.protected ? [`alter table ${table.name} force row level security;`] : []),
      ...(await lines(policiesSql, table.name)),
    ]
    drawn.push(
      [
        `create table ${table.name} (`,
        `${inside.map((line) => `  ${line}`).join(',\n')}`,
        `);  -- hutong_app: ${table.rights}`,
        ...after,
      ].join('\n'),
    )
  }
  const functions = (await lines(functionsSql)).map((text) => `${text.trimEnd()};`)
  return `${[head, ...functions, ...drawn].join('\n\n')}\n`
}

const head = `-- What the migrations make, to be read. Drawn by \`node tools/go.mjs draw\`; a test compares. Do not edit.`

const tablesSql = `
  select c.relname as name, c.oid, c.relforcerowsecurity as protected,
    (select string_agg(right_name, ', ' order by position)
      from unnest(array['select', 'insert', 'update', 'delete']) with ordinality as r (right_name, position)
      where has_table_privilege('hutong_app', c.oid, right_name)) as rights
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
  order by c.relname collate "C"`

const columnsSql = `
  select concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attidentity <> '' then 'generated always as identity'
         when a.attgenerated <> '' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
         when d.adbin is not null then 'default ' || pg_get_expr(d.adbin, d.adrelid) end,
    case when a.attnotnull then 'not null' end) as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`

// PostgreSQL 18 lists not null as constraints of their own ('n'); they stand with the columns.
const constraintsSql = `
  select pg_get_constraintdef(oid) as line from pg_constraint
  where conrelid = $1 and contype in ('p', 'u', 'c', 'f')
  order by position(contype::text in 'pucf'), pg_get_constraintdef(oid) collate "C"`

const indexesSql = `
  select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i
  where i.indrelid = $1 and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
  order by pg_get_indexdef(i.indexrelid) collate "C"`

const triggersSql = `
  select pg_get_triggerdef(oid) || ';' as line from pg_trigger
  where tgrelid = $1 and not tgisinternal order by tgname collate "C"`

const policiesSql = `
  select concat_ws(' ', 'create policy', policyname, 'on', tablename, 'for', lower(cmd),
    'using (' || qual || ')', 'with check (' || with_check || ')') || ';' as line
  from pg_policies where schemaname = 'public' and tablename = $1 order by policyname collate "C"`

const functionsSql = `
  select pg_get_functiondef(p.oid) as line from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname collate "C", p.oid`
