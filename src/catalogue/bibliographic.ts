import { controlValue, dataFields, type MarcRecord, values } from '../wire/marc/record.ts'
import { clcOf, languageOf, materialOf, yearOf } from './description/coded-facts.ts'
import {
  type Format,
  fieldMaps,
  type MaterialType,
  type Places,
  tellingTags,
} from './description/field-map.ts'
import { tidy, withoutBrackets, withoutIsbd } from './description/field-text.ts'
import { inOriginalScript } from './description/original-script.ts'
import { type Person, personsOf } from './description/persons.ts'
import { titlesOf } from './description/titles.ts'
import { readHoldings } from './holdings/holdings.ts'
import { holdingsProfiles } from './holdings/holdings-profiles.ts'
import { readIsbns, readIssns, type StandardNumber } from './standard-numbers.ts'

/** A work as readers see it, whatever the format of its record. Texts are never empty but null. */
export interface Bibliographic {
  format: Format
  controlNumber: string | null
  /** Empty only where the record names none at all. */
  title: string
  subtitle: string | null
  volume: string | null
  parallelTitle: string | null
  originalTitle: string | null
  titleRomanized: string | null
  otherTitles: string[]
  /** The first statement of responsibility; the heading where there is none. */
  responsibility: string | null
  otherResponsibility: string[]
  persons: Person[]
  edition: string | null
  publisher: string | null
  place: string | null
  /** Four digits. */
  year: string | null
  extent: string | null
  size: string | null
  price: string | null
  series: string[]
  isbns: StandardNumber[]
  issns: StandardNumber[]
  /** 中国图书馆分类法 */
  clc: string | null
  otherClasses: string[]
  subjects: string[]
  summary: string | null
  notes: string[]
  /** Three letters of ISO 639-2/B, as MARC has them. */
  language: string | null
  materialType: MaterialType
  callNumber: string | null
}

/** The format of `record`, by the tags that only one of the two gives to a book. */
export function detectFormat(record: MarcRecord): Format {
  const tags = new Set(record.fields.map(({ tag }) => tag))
  if (tags.has('200') !== tags.has('245')) return tags.has('200') ? 'cnmarc' : 'marc21'
  const found = (format: Format) => tellingTags[format].filter((tag) => tags.has(tag)).length
  return found('cnmarc') > found('marc21') ? 'cnmarc' : 'marc21'
}

/** What `record` says to a reader, by the field map of its format (standards.md §4). */
export function describe(record: MarcRecord, format: Format = detectFormat(record)): Bibliographic {
  const shown = format === 'marc21' ? inOriginalScript(record) : record
  const map = fieldMaps[format]
  const finish = format === 'marc21' ? withoutIsbd : tidy
  const list = (places: Places, join = ' ') => textsAt(shown, places, { join, finish })
  const text = (places: Places, join?: string) => list(places, join)[0] ?? null
  const persons = personsOf(shown, format)
  const responsibility = text(map.responsibility, '；') ?? persons.find(({ main }) => main)?.name
  return {
    format,
    controlNumber: tidy(controlValue(record, '001') ?? '') || null,
    ...titlesOf(record, shown, format),
    volume: text(map.volume),
    originalTitle: firstSubfieldAt(shown, map.originalTitle, finish),
    otherTitles: list(map.otherTitles),
    responsibility: responsibility ?? null,
    otherResponsibility: list(map.otherResponsibility, '；'),
    persons,
    edition: text(map.edition),
    publisher: bare(firstSubfieldAt(shown, map.publisher, finish)),
    place: bare(firstSubfieldAt(shown, map.place, finish)),
    year: yearOf(shown, format, list(map.published)),
    extent: text(map.extent),
    size: text(map.size),
    price: text(map.price),
    series: list(map.series),
    isbns: numbersAt(shown, map.isbns).flatMap(readIsbns),
    issns: numbersAt(shown, map.issns).flatMap(readIssns),
    clc: clcOf(shown) ?? text(map.clc),
    otherClasses: list(map.otherClasses),
    subjects: [...new Set(list(map.subjects, '—'))],
    summary: text(map.summary),
    notes: list(map.notes),
    language: languageOf(record, format),
    materialType: materialOf(record, format),
    callNumber: callNumberOf(record, format) ?? text(map.callNumber),
  }
}

interface Reading {
  join: string
  finish: (text: string) => string
}

/** One text for each field at `places`, its subfields joined; in the order of the places. */
const textsAt = (record: MarcRecord, places: Places, { join, finish }: Reading): string[] =>
  places.flatMap((place) =>
    dataFields(record, place.slice(0, 3))
      .map((field) => values(field, place.slice(3)).map(finish).filter(Boolean).join(join))
      .filter((text) => text !== ''),
  )

const rawAt = (record: MarcRecord, places: Places): string[] =>
  places.flatMap((place) =>
    dataFields(record, place.slice(0, 3)).flatMap((field) => values(field, place.slice(3))),
  )

/** So many numbers has a set in many volumes; a record with more is damaged or means ill. */
const numberFieldsMax = 500

const numbersAt = (record: MarcRecord, places: Places): string[] =>
  rawAt(record, places).slice(0, numberFieldsMax)

const firstSubfieldAt = (record: MarcRecord, places: Places, finish: Reading['finish']) =>
  rawAt(record, places).map(finish).find(Boolean) ?? null

const bare = (text: string | null) => (text === null ? null : withoutBrackets(text))

const callNumberOf = (record: MarcRecord, format: Format): string | null =>
  readHoldings(record, holdingsProfiles[format])
    .map(({ callNumber }) => callNumber)
    .find((callNumber) => callNumber !== null) ?? null
