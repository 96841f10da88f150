import { sql } from 'kysely'
import type { Bibliographic } from '../../../src/catalogue/bibliographic.ts'
import type { Tx } from '../../../src/shared/database.ts'
import { describedMark } from './described-work.ts'
import { answers, type Judged, type Known, type Relevant } from './judged.ts'
import type { Laid } from './lay.ts'

/** Everything but the generated works, by record id. */
export async function knownWorks(tx: Tx, { realUntil }: Laid): Promise<Map<number, Known>> {
  const { rows } = await sql<{ id: number; work: Bibliographic }>`
    select id, description as work from record
    where id <= ${realUntil}
       or id in (select record_id from source_record where control_number like ${`${describedMark}%`})`.execute(
    tx,
  )
  return new Map(rows.map(({ id, work }) => [id, knownOf(work)]))
}

const knownOf = (work: Bibliographic): Known => ({
  title: work.title,
  subtitle: work.subtitle ?? '',
  volume: work.volume ?? '',
  responsibility: [
    work.responsibility ?? '',
    ...work.otherResponsibility,
    ...work.persons.map(({ name }) => name),
  ].join(' '),
  year: work.year ?? '',
  isbns: work.isbns.map(({ normal, printed }) => normal ?? printed),
})

/** The relevant works that nothing in the catalogue is. */
export const missingFrom = (
  known: ReadonlyMap<number, Known>,
  judged: readonly Judged[],
): Relevant[] => {
  const works = [...known.values()]
  const all = judged.flatMap(({ relevant }) => relevant)
  const missing = all.filter((relevant) => !works.some((work) => answers(work, relevant)))
  return [...new Map(missing.map((relevant) => [JSON.stringify(relevant), relevant])).values()]
}
