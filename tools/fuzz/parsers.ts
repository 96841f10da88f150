import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseQuery } from '../../src/catalogue/search/parse.ts'
import { searchFields } from '../../src/catalogue/shapes.ts'
import { questionOf } from '../../src/protocols/sru/question.ts'
import { readBer } from '../../src/wire/ber/read.ts'
import { readPqf } from '../../src/wire/cql/from-pqf.ts'
import { isCqlFault, parseCql } from '../../src/wire/cql/parse.ts'
import { writePqf } from '../../src/wire/cql/to-pqf.ts'
import { writeCql, writeXcql } from '../../src/wire/cql/write.ts'
import { readIso2709 } from '../../src/wire/marc/iso2709.ts'
import { readMarcXml, writeMarcXml } from '../../src/wire/marc/marcxml.ts'
import { parseOai } from '../../src/wire/oai/answer.ts'
import {
  parseExplainAnswer,
  parseScanAnswer,
  parseSearchAnswer,
} from '../../src/wire/sru/answer.ts'
import { withCopies } from '../../src/wire/sru/copies.ts'
import { decodeXml } from '../../src/wire/xml/decode.ts'
import { catalogueParsers, readEntries } from './catalogue-parsers.ts'
import { cqlSamples, pqfSamples } from './cql-samples.ts'
import { readAnything } from './read-z3950.ts'
import { oaiSamples, sruSamples } from './xml-samples.ts'
import { z3950Samples } from './z3950-samples.ts'

/** Something that reads what strangers send. */
export interface Parser {
  /** Good inputs, to be damaged. */
  corpus: () => Promise<Uint8Array[]>
  /** Reads one input whole. Whatever it throws is a failure: a parser answers what is wrong as a value. */
  parse: (bytes: Uint8Array) => unknown
}

const fixtures = join(import.meta.dirname, '../../test/fixtures/marc')

/** The records of the fixtures one by one, so that an input is small. */
async function marcRecords(): Promise<Uint8Array[]> {
  const files = readdirSync(fixtures).filter((name) => name.endsWith('.mrc'))
  return files.flatMap((name) =>
    readFileSync(join(fixtures, name))
      .toString('latin1')
      .split('\x1d')
      .filter((record) => record.length > 24)
      .map((record) => Buffer.from(`${record}\x1d`, 'latin1')),
  )
}

async function marcXmlRecords(): Promise<Uint8Array[]> {
  const records: Uint8Array[] = []
  for (const bytes of await marcRecords())
    for await (const read of readIso2709(once(bytes), 'auto'))
      if ('record' in read) records.push(Buffer.from(writeMarcXml(read.record)))
  return records
}

/** Every parser that reads what comes from outside. Whoever adds one adds its line. */
export const parsers: Record<string, Parser> = {
  iso2709: {
    corpus: marcRecords,
    parse: (bytes) => Array.fromAsync(readIso2709(once(bytes), 'auto')),
  },
  danmarc2: {
    corpus: marcRecords,
    parse: (bytes) => Array.fromAsync(readIso2709(once(bytes), 'danmarc2')),
  },
  marcxml: {
    corpus: marcXmlRecords,
    parse: (bytes) => Array.fromAsync(readMarcXml(once(bytes))),
  },
  ber: {
    corpus: async () => z3950Samples,
    parse: (bytes) => readBer(bytes, { bytesMax: 1 << 20, depthMax: 64, nodesMax: 20_000 }),
  },
  z3950: { corpus: async () => z3950Samples, parse: readAnything },
  cql: {
    corpus: async () => cqlSamples.map((query) => Buffer.from(query)),
    parse: (bytes) => readCql(Buffer.from(bytes).toString()),
  },
  pqf: {
    corpus: async () => pqfSamples.map((query) => Buffer.from(query)),
    parse: (bytes) => readPqf(Buffer.from(bytes).toString(), new Map()),
  },
  sru: {
    corpus: async () => sruSamples.map((answer) => Buffer.from(answer)),
    parse: (bytes) => readSru(decodeXml(bytes)),
  },
  question: {
    corpus: async () => typedSamples.map((typed) => Buffer.from(typed)),
    parse: (bytes) => {
      const q = Buffer.from(bytes).toString()
      return searchFields.map((field) => parseQuery({ q, field }))
    },
  },
  oai: {
    corpus: async () => oaiSamples.map((answer) => Buffer.from(answer)),
    parse: (bytes) => parseOai(decodeXml(bytes)),
  },
  // What comes of a damaged record when it is taken in: described, cited, written again.
  entry: { corpus: marcRecords, parse: readEntries },
  ...catalogueParsers,
}

/** What readers type into the box. */
const typedSamples = [
  '高等数学 同济 第七版',
  '(鲁迅 OR 老舍) AND 人民文学出版社 NOT 呐喊',
  '"machine learning" +bishop -deep',
  '《围城》 钱锺书',
  'ISBN 978-7-115-14321-1',
  'TP312JA/840',
  'shu xue fen xi',
  'gdsx',
  '軟體工程 與 程式設計',
  'À la recherche du temps perdu',
  'Война и мир',
]

/** Queries are parsed, written in every form, and asked of our own catalogue. */
function readCql(text: string) {
  const query = parseCql(text)
  if (!isCqlFault(query))
    return [
      writeCql(query),
      writeXcql(query),
      writePqf(query.root, new Map()),
      questionOf(text, ''),
    ]
  return query
}

/** An answer of a target is read as each kind of answer, and each record with its copies. */
function readSru(text: string) {
  const found = parseSearchAnswer(text)
  const copies = 'records' in found ? found.records.map(({ xml }) => withCopies(xml)) : []
  return [copies, parseExplainAnswer(text), parseScanAnswer(text), withCopies(text)]
}

async function* once(bytes: Uint8Array) {
  yield bytes
}
