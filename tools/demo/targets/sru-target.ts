import { explainXml } from '../../../src/protocols/sru/explain.ts'
import { askedBy, type Search } from '../../../src/protocols/sru/parameters.ts'
import { questionOf } from '../../../src/protocols/sru/question.ts'
import {
  diagnosticsXml,
  foundXml,
  recordXml,
  sruDocument,
} from '../../../src/protocols/sru/write.ts'
import { found, type Shelved } from './shelf.ts'

/** Where a target is, and what it calls itself. */
export interface Named {
  publicUrl: string
  nameZh: string
  nameEn: string
}

/** What a target with a shelf of its own answers to the parameters of an SRU question: explain and searchRetrieve. */
export function sruAnswer(
  shelf: readonly Shelved[],
  named: Named,
  parameters: URLSearchParams,
): string {
  const asked = askedBy(parameters)
  if (asked.is === 'objection')
    return sruDocument(asked.frame, diagnosticsXml(asked.diagnostic, asked.frame))
  if (asked.is === 'scan') {
    const refused = diagnosticsXml({ code: 4, details: 'scan' }, asked.scan)
    return sruDocument(asked.scan, refused)
  }
  if (asked.is === 'search') return sruDocument(asked.search, searchXml(shelf, asked.search))
  const described = { ...named, records: shelf.length, recordsPerAnswerMax: 50 }
  return sruDocument(asked.frame, explainXml(described, asked.frame))
}

function searchXml(shelf: readonly Shelved[], search: Search): string {
  const nothing = { total: 0, approximate: false, records: [], next: null, facets: [] }
  const question = questionOf(search.query, search.sortKeys)
  if (!question.ok) return foundXml({ ...nothing, diagnostic: question.diagnostic }, search)
  const books = found(shelf, question.value.condition)
  const { startRecord, schema } = search
  const shown = books.slice(startRecord - 1, startRecord - 1 + (search.maximumRecords ?? 10))
  const next = startRecord + shown.length
  const records = shown.map((book, at) =>
    recordXml({ record: publicly(book), position: startRecord + at, schema, address: '' }, search),
  )
  return foundXml(
    {
      ...nothing,
      total: books.length,
      records,
      next: shown.length > 0 && next <= books.length ? next : null,
      diagnostic: null,
    },
    search,
  )
}

const publicly = ({ id, marc, work, copies }: Shelved) => ({
  id,
  changedAt: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  work,
  title: work.title,
  marc,
  libraryCodes: copies.map(({ code }) => code),
  copies,
})
