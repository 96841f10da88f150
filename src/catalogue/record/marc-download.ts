import { type WrittenCharset, writeIso2709 } from '../../wire/marc/iso2709.ts'
import { writeMarcXml } from '../../wire/marc/marcxml.ts'
import { type Field, isDataField, type MarcRecord } from '../../wire/marc/record.ts'

/** What a cataloguing system may ask for: ISO 2709 in either charset, or MARCXML. */
export const marcForms = ['utf8', 'gb18030', 'xml'] as const
export type MarcForm = (typeof marcForms)[number]

export interface MarcFile {
  bytes: Uint8Array
  /** Places (from 0) of the records that do not fit into ISO 2709's four and five digits. */
  leftOut: number[]
}

/** `records` as one file of `form`; what cannot be written is left out and counted. */
export function marcFile(records: readonly MarcRecord[], form: MarcForm): MarcFile {
  if (form === 'xml') return { bytes: Buffer.from(collection(records), 'utf8'), leftOut: [] }
  const charset: WrittenCharset = form === 'utf8' ? 'utf-8' : 'gb18030'
  const written = records.map((record) => writeIso2709(labelled(record, charset), charset))
  return {
    bytes: Buffer.concat(written.flatMap((one) => (one.ok ? [one.bytes] : []))),
    leftOut: written.flatMap((one, at) => (one.ok ? [] : [at])),
  }
}

const collection = (records: readonly MarcRecord[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n${records
    .map((record) => writeMarcXml(labelled(record, 'utf-8')))
    .join('')}</collection>\n`

/**
 * CNMARC says its charset in 100$a/26-29: `50` and two blanks for Unicode, `0120` as Chinese systems write for GB. What a
 * file says of itself must be so, or the next system reads 乱码.
 */
export function labelled(record: MarcRecord, charset: WrittenCharset): MarcRecord {
  // 200 is the title of CNMARC; MARC 21 has none, and its 100 is a person.
  if (!record.fields.some(({ tag }) => tag === '200')) return record
  return { ...record, fields: record.fields.map((field) => relabelled(field, charset)) }
}

const relabelled = (field: Field, charset: WrittenCharset): Field => {
  if (field.tag !== '100' || !isDataField(field)) return field
  const code = charset === 'utf-8' ? '50  ' : '0120'
  const subfields = field.subfields.map((one) =>
    one.code === 'a' && one.value.length >= 30
      ? { ...one, value: one.value.slice(0, 26) + code + one.value.slice(30) }
      : one,
  )
  return { ...field, subfields }
}
