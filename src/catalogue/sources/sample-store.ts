import type { Tx } from '../../shared/database.ts'
import { writeMarcXml } from '../../wire/marc/marcxml.ts'
import type { MarcRecord } from '../../wire/marc/record.ts'

/** The newest record of a library as MARCXML, to try a profile on; '' when it has none. */
export async function sampleRecord(tx: Tx, libraryCode: string): Promise<string> {
  const row = await tx
    .selectFrom('source_record')
    .innerJoin('library', 'library.id', 'source_record.library_id')
    .select('marc')
    .where('library.code', '=', libraryCode)
    .orderBy('source_record.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const marc = row?.marc as Partial<MarcRecord> | undefined
  return marc?.leader && marc.fields ? writeMarcXml(marc as MarcRecord) : ''
}
