import type { Tx } from '../../shared/database.ts'
import { writeMarcXml } from '../../wire/marc/marcxml.ts'
import type { MarcRecord } from '../../wire/marc/record.ts'

/** The newest record that one of a source's harvests alone has brought, as MARCXML, to try a profile on; '' for none. */
export async function sampleRecord(tx: Tx, sourceId: number): Promise<string> {
  const row = await tx
    .selectFrom('source_record')
    .innerJoin('harvest_run', 'harvest_run.id', 'only_run_id')
    .select('marc')
    .where('harvest_run.source_id', '=', sourceId)
    .orderBy('only_run_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const marc = row?.marc as Partial<MarcRecord> | undefined
  return marc?.leader && marc.fields ? writeMarcXml(marc as MarcRecord) : ''
}
