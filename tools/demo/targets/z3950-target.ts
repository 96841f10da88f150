import { formatted } from '../../../src/protocols/z3950/formats.ts'
import { readQuery } from '../../../src/protocols/z3950/question.ts'
import {
  type Answers,
  answer,
  greetings,
  type ServedSession,
} from '../../../src/protocols/z3950/session.ts'
import type { ApduOf } from '../../../src/wire/z3950/apdus.ts'
import { syntaxNamed } from '../../../src/wire/z3950/identifiers.ts'
import type { NamePlusRecord } from '../../../src/wire/z3950/parts.ts'
import { type Diagnostic, writeDiagnostic } from '../../../src/wire/z3950/records.ts'
import { found, type Shelved } from './shelf.ts'

/** Everything is in GB18030, as many Chinese targets have it. */
const charset = 'gb18030'

/** What a target with a shelf of its own answers: Init, Search and Present, one result set. */
export function shelfAnswers(shelfNow: () => Promise<readonly Shelved[]>): Answers {
  const results = new WeakMap<ServedSession, Shelved[]>()
  return {
    ...greetings,
    searchRequest: async (session, request) => {
      const { books, response } = search(await shelfNow(), request)
      results.set(session, books)
      return answer({ is: 'searchResponse', value: response })
    },
    presentRequest: (session, request) => {
      const value = present(results.get(session) ?? [], request)
      return answer({ is: 'presentResponse', value })
    },
  }
}

function search(shelf: readonly Shelved[], { query }: ApduOf<'searchRequest'>) {
  const decode = (bytes: Uint8Array) => new TextDecoder(charset).decode(bytes)
  const asked = readQuery(query, { decode, earlier: () => undefined })
  const books = asked.ok ? found(shelf, asked.value.condition) : []
  const response: ApduOf<'searchResponse'> = {
    resultCount: books.length,
    numberOfRecordsReturned: 0,
    nextResultSetPosition: books.length > 0 ? 1 : 0,
    searchStatus: asked.ok,
    ...(asked.ok ? {} : { records: objection(asked.diagnostic) }),
  }
  return { books, response }
}

const objection = (diagnostic: Diagnostic) => ({
  is: 'diagnostic' as const,
  value: writeDiagnostic(diagnostic),
})

function present(
  books: readonly Shelved[],
  { start, count, preferredRecordSyntax }: ApduOf<'presentRequest'>,
): ApduOf<'presentResponse'> {
  const syntax = syntaxNamed(preferredRecordSyntax ?? '') ?? 'unimarc'
  const inRange = start >= 1 && start - 1 + count <= books.length
  const records = books.slice(start - 1, start - 1 + count).map((book): NamePlusRecord => {
    const made = formatted(book, syntax, charset)
    return {
      database: 'Default',
      record: made.ok
        ? { is: 'record', value: made.external }
        : { is: 'diagnostic', value: { is: 'bib1', value: writeDiagnostic(made.diagnostic) } },
    }
  })
  return {
    numberOfRecordsReturned: inRange ? records.length : 0,
    nextResultSetPosition: inRange ? start + records.length : 0,
    presentStatus: inRange ? 0 : 5,
    records: inRange
      ? { is: 'records', value: records }
      : objection({ code: 13, addition: `${start}+${count}` }),
  }
}
