import { importRecords } from '../../src/catalogue/import.ts'
import type { House } from '../../src/shared/house.ts'
import { writeMarcXml } from '../../src/wire/marc/marcxml.ts'
import { readMarc } from '../../src/wire/marc/read.ts'
import type { MarcRecord } from '../../src/wire/marc/record.ts'
import { chunked } from './marc.ts'

interface Run {
  volumes?: readonly string[]
  statement?: string
  /** What its 905 says of every volume. */
  status?: string
}

/** 情报学报 as one library has it: bound volumes in 905, or one statement in 866. */
export function journal(
  controlNumber: string,
  { volumes = [], statement = '', status = '在架' }: Run,
): MarcRecord {
  const field = (tag: string, ...pairs: [string, string][]) => ({
    tag,
    indicators: '  ',
    subfields: pairs.map(([code, value]) => ({ code, value })),
  })
  return {
    leader: '00000nas0 2200000   450 ',
    fields: [
      { tag: '001', value: controlNumber },
      field('011', ['a', '1000-0135']),
      field('101', ['a', 'chi']),
      field('200', ['a', '情报学报']),
      field('210', ['a', '北京'], ['d', '1982']),
      ...volumes.map((volume, at) =>
        field('905', ['b', `${controlNumber}-${at}`], ['f', 'G35/1'], ['v', volume], ['s', status]),
      ),
      ...(statement ? [field('866', ['a', statement])] : []),
    ],
  }
}

/** Takes a library's record of a journal in, as a harvest would. */
export function holdJournal(house: House, libraryId: number, record: MarcRecord) {
  const file = Buffer.from(`<collection>${writeMarcXml(record)}</collection>`)
  return importRecords(house, readMarc(chunked(file)), { libraryId })
}
