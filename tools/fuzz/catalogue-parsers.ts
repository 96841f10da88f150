import { candidateOf, entryOf } from '../../src/catalogue/entry.ts'
import { bibtex } from '../../src/catalogue/record/citation/bibtex.ts'
import { citedWork } from '../../src/catalogue/record/citation/cited-work.ts'
import { gbt7714List } from '../../src/catalogue/record/citation/gbt7714.ts'
import { ris } from '../../src/catalogue/record/citation/ris.ts'
import { descriptionLines } from '../../src/catalogue/record/description-lines.ts'
import { marcFile, marcForms } from '../../src/catalogue/record/marc-download.ts'
import { marcLines } from '../../src/catalogue/record/marc-lines.ts'
import { squeezedCallNumber } from '../../src/catalogue/search/question/call-number.ts'
import { readContents } from '../../src/catalogue/serials/contents-file.ts'
import { readable, readTitleList } from '../../src/catalogue/serials/electronic/title-list.ts'
import { spansOf } from '../../src/catalogue/serials/holding-statement.ts'
import { yearsOf } from '../../src/catalogue/serials/span.ts'
import {
  hyphenated,
  plainBarcode,
  readIsbns,
  readIssns,
} from '../../src/catalogue/standard-numbers.ts'
import { readIso2709 } from '../../src/wire/marc/iso2709.ts'
import { decodeMarc8, hasMarc8Escapes, marc8Votes } from '../../src/wire/marc/marc8.ts'
import type { MarcRecord } from '../../src/wire/marc/record.ts'
import {
  contentsSamples,
  marc8Samples,
  numberSamples,
  statementSamples,
  titleListSamples,
} from './catalogue-samples.ts'
import type { Parser } from './parsers.ts'

const texts = (samples: readonly string[]) => async () =>
  samples.map((sample) => Buffer.from(sample))
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString()

/** What reads the files of libraries and the fields of records, beyond the formats they come in. */
export const catalogueParsers: Record<string, Parser> = {
  marc8: {
    corpus: async () => [...marc8Samples],
    parse: (bytes) => [decodeMarc8(bytes), marc8Votes(bytes), hasMarc8Escapes(bytes)],
  },
  titleList: { corpus: texts(titleListSamples), parse: (bytes) => readTitles(textOf(bytes)) },
  contents: { corpus: texts(contentsSamples), parse: (bytes) => readContents(textOf(bytes)) },
  statement: {
    corpus: texts(statementSamples),
    parse: (bytes) => yearsOf(spansOf(textOf(bytes)), 2026),
  },
  numbers: { corpus: texts(numberSamples), parse: (bytes) => readNumbers(textOf(bytes)) },
}

/** A list of titles, and from which to which day each of them can be read. */
function readTitles(text: string) {
  const read = readTitleList(text)
  const on = Temporal.PlainDate.from('2026-11-22')
  return read.ok ? read.list.titles.map(({ embargo }) => readable(embargo, on)) : read.missing
}

/** Everything that takes a text for a number. */
function readNumbers(text: string) {
  const numbers = [...readIsbns(text), ...readIssns(text)]
  return [
    numbers.map(({ printed }) => hyphenated(printed)),
    plainBarcode(text),
    squeezedCallNumber(text),
  ]
}

/** A record as the catalogue takes it in, shows it, cites it and hands it out again. */
export function readEntry(record: MarcRecord) {
  const { work } = entryOf(candidateOf({ marc: record }))
  const cited = citedWork(1, work)
  return [
    [bibtex(cited), ris(cited), gbt7714List([cited])],
    [marcLines(record), descriptionLines(work)],
    marcForms.map((form) => marcFile([record], form)),
  ]
}

/** The records of a damaged file, each taken in whole. */
export async function readEntries(bytes: Uint8Array) {
  const once = async function* () {
    yield bytes
  }
  for await (const read of readIso2709(once(), 'auto')) if ('record' in read) readEntry(read.record)
}
