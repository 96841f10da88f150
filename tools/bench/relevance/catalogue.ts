import { importRecords } from '../../../src/catalogue/import.ts'
import type { House } from '../../../src/shared/house.ts'
import type { MarcReading } from '../../../src/wire/marc/record.ts'
import { workToMarc } from '../../demo/marc.ts'
import type { Work } from '../../demo/works.ts'

/** Brings works into the catalogue as one library's, each under its control number. */
export async function catalogue(
  house: House,
  libraryId: number,
  shelf: readonly (readonly [controlNumber: string, work: Work])[],
): Promise<void> {
  const report = await importRecords(house, readings(shelf), { libraryId })
  if (report.rejected > 0) throw new Error(`${report.rejected} generated records are refused`)
}

async function* readings(shelf: readonly (readonly [string, Work])[]): AsyncGenerator<MarcReading> {
  for (const [index, [controlNumber, work]] of shelf.entries()) {
    const options = { controlNumber, enteredOn: '20200101', holdings: [] }
    yield {
      position: { index, byteOffset: 0 },
      record: workToMarc(work, options),
      repairs: [],
      bytes: new Uint8Array(),
    }
  }
}
