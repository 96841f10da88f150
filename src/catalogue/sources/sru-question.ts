import { cqlTerm } from '../../wire/cql/write.ts'
import type { SruSearch } from '../../wire/sru/question.ts'
import { hyphenated, readIsbns, readIssns } from '../standard-numbers.ts'
import type { AskedField, Question } from './asked.ts'
import type { Asking } from './profile.ts'

/** The index of each field where a source's profile names no other: Dublin Core, Bath 2.0 and rec 1.1. */
const usualIndexes: Partial<Record<AskedField, string>> = {
  any: 'cql.serverChoice',
  title: 'dc.title',
  responsibility: 'dc.creator',
  isbn: 'bath.isbn',
  issn: 'bath.issn',
  subject: 'dc.subject',
  publisher: 'dc.publisher',
  year: 'dc.date',
  controlNumber: 'rec.id',
}

/** Fields of which every word must be found, in any order; of the others the term is one thing. */
const inWords = new Set<AskedField>(['any', 'title', 'responsibility', 'subject', 'publisher'])

/** The schema asked for; a target that answers with another is read all the same. */
const schemas: Record<Asking['syntax'], string> = {
  unimarc: 'marcxml',
  usmarc: 'marcxml',
  marcxml: 'marcxml',
  opac: 'opac',
  xml: '',
  sutrs: 'dc',
}

/**
 * `question` in CQL, by the profile's indexes (`title all`, where a target wants a relation of its own) or the usual
 * ones. Null where a field has no index there: asking for something else would answer something else.
 */
export function cqlOf(question: Question, asking: Asking): string | null {
  if (question.by !== 'term') {
    const left = cqlOf(question.left, asking)
    const right = cqlOf(question.right, asking)
    return left && right && `(${left}) ${operators[question.by]} (${right})`
  }
  const { field } = question
  const [index, relation] = (asking.indexes[field] ?? usualIndexes[field] ?? '').split(' ')
  if (!index) return null
  const text = asWritten(question.field, question.text.trim(), asking)
  return `${index} ${relation ?? relationOf(field, text)} ${cqlTerm(text)}`
}

const operators = { and: 'and', or: 'or', andNot: 'not' } as const

const relationOf = (field: AskedField, text: string) =>
  inWords.has(field) && /\s/.test(text) ? 'all' : '='

function asWritten(field: AskedField, text: string, { isbnHyphenated }: Asking): string {
  if (field === 'isbn') {
    const number = readIsbns(text)[0]?.printed ?? text
    return isbnHyphenated ? hyphenated(number) : number
  }
  return field === 'issn' ? (readIssns(text)[0]?.normal ?? text) : text
}

/** The search that asks for a part of the answers to `query`. */
export const searchOf = (
  query: string,
  { start, count }: { start: number; count: number },
  { syntax }: Asking,
): SruSearch => ({
  query,
  startRecord: start,
  maximumRecords: count,
  recordSchema: schemas[syntax],
})
