import {
  controlValue,
  dataFields,
  type MarcRecord,
  subfields,
  values,
} from '../../wire/marc/record.ts'
import {
  type Format,
  type MaterialType,
  materialByLevel,
  materialByRecordType,
  thesisNote,
} from './field-map.ts'
import { tidy, yearIn } from './field-text.ts'

/** Four digits: the printed date if it holds a year, else the coded one. */
export function yearOf(record: MarcRecord, format: Format, published: string[]): string | null {
  const printed = published.map(yearIn).find((year) => year !== null)
  const coded =
    format === 'cnmarc'
      ? subfields(record, '100', 'a')[0]?.slice(9, 13)
      : controlValue(record, '008')?.slice(7, 11)
  return printed ?? yearIn(coded ?? '')
}

/** MARC21 names the scheme beside the class: 084 $2 clc. */
export function clcOf(record: MarcRecord): string | null {
  const field = dataFields(record, '084').find((field) => /^clc/i.test(values(field, '2')[0] ?? ''))
  return tidy(field ? (values(field, 'a')[0] ?? '') : '') || null
}

/** Three letters of ISO 639-2/B: 101$a; 008/35-37, else 041$a. */
export function languageOf(record: MarcRecord, format: Format): string | null {
  const fixed = format === 'marc21' ? controlValue(record, '008')?.slice(35, 38) : undefined
  const coded = subfields(record, format === 'cnmarc' ? '101' : '041', 'a')[0]?.slice(0, 3)
  const language = [fixed, coded].find((code) => /^[a-z]{3}$/i.test(code ?? ''))
  return language?.toLowerCase() ?? null
}

/** What kind of thing it is: leader/06 and 07, and the field that only dissertations have. */
export function materialOf({ leader, fields }: MarcRecord, format: Format): MaterialType {
  const byType = materialByRecordType[leader[6] ?? '']
  if (byType) return byType
  if (fields.some(({ tag }) => tag === thesisNote[format])) return 'thesis'
  return materialByLevel[leader[7] ?? ''] ?? 'book'
}
