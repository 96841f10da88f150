import type { Tx } from '../../../shared/database.ts'
import type { IssueContents } from '../shapes.ts'

/** The record of the journal with this ISSN; the one that most libraries hold where there are several. */
export async function journalOf(tx: Tx, issn: string): Promise<IssueContents['journal']> {
  const row = await tx
    .selectFrom('record')
    .select(['record.id', 'record.title'])
    .where('record.isbn', '=', issn)
    .orderBy(
      (is) =>
        is
          .selectFrom('holding')
          .select(is.fn.countAll().as('copies'))
          .whereRef('holding.record_id', '=', 'record.id'),
      'desc',
    )
    .orderBy('record.id')
    .executeTakeFirst()
  return row ? { recordId: row.id, title: row.title } : null
}
