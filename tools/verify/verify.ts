import type pg from 'pg'
import type { Invariant } from './invariant.ts'
import { invariants } from './invariants.ts'

/** How one invariant stands: how many rows break it, and the first of them by name. */
export interface Finding {
  id: string
  promise: string
  zh: string
  en: string
  breaks: number
  first: string[]
}

/** Checks every invariant in one snapshot; `keeper` sees past row security. Changes nothing. */
export async function verify(keeper: pg.ClientBase): Promise<Finding[]> {
  await keeper.query('begin isolation level repeatable read read only')
  try {
    return await judge(keeper)
  } finally {
    await keeper.query('rollback')
  }
}

/** Like `verify`, as the transaction that `client` is in sees the database. */
export async function judge(client: pg.ClientBase): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const invariant of invariants) findings.push(await check(client, invariant))
  return findings
}

async function check(keeper: pg.ClientBase, invariant: Invariant): Promise<Finding> {
  const { sql, ...named } = invariant
  const { rows } = await keeper.query<{ breaks: number; first: string[] | null }>(`
    with breaking as materialized (select what::text from (${sql}) as found (what))
    select (select count(*) from breaking)::int as breaks,
           (select array_agg(what) from (select what from breaking order by what collate "C" limit 5) as few) as first`)
  return { ...named, breaks: rows[0]!.breaks, first: rows[0]!.first ?? [] }
}

/** Prints what breaks, or that nothing does; answers the exit code. */
export function printFindings(findings: readonly Finding[], json = false): number {
  const broken = findings.filter((finding) => finding.breaks)
  if (json) console.log(JSON.stringify({ checked: findings.length, broken }, null, 2))
  else if (!broken.length) {
    console.log(`${findings.length} 条不变式全部成立 · all ${findings.length} invariants hold`)
  }
  for (const { id, promise, zh, en, breaks, first } of json ? [] : broken) {
    console.log(`✗ ${id} (${promise}) ${zh} · ${en}\n  ${breaks} ×: ${first.join('  ')}`)
  }
  return broken.length ? 1 : 0
}
