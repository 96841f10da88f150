import type { Bibliographic } from '../../../src/catalogue/bibliographic.ts'
import { candidateOf, entryOf } from '../../../src/catalogue/entry.ts'
import { fold, words } from '../../../src/catalogue/fold.ts'
import type { Condition } from '../../../src/catalogue/search/condition.ts'
import { searchedTexts } from '../../../src/catalogue/search/searched-texts.ts'
import type { PublicCopy } from '../../../src/protocols/copy-store.ts'
import type { ShownRecord } from '../../../src/protocols/z3950/record-store.ts'
import type { MarcRecord } from '../../../src/wire/marc/record.ts'

/** A book as a target of the demonstration has it: its record, its copies, and what it is found by. */
export interface Shelved extends ShownRecord {
  work: Bibliographic
  /** By field, folded. */
  texts: Record<string, string>
}

/** A record with its copies; `copies` are given where they are known better than the record says. */
export function shelved(
  marc: MarcRecord,
  of: { id: number; library: { code: string; shortZh: string }; copies?: readonly PublicCopy[] },
): Shelved {
  const { work, copies } = entryOf(candidateOf({ marc }))
  const { titles: title, subjects: subject, responsibility, publisher } = searchedTexts(work)
  const callNumber = fold(work.callNumber ?? '')
  const any = [title, subject, responsibility, publisher, callNumber].join(' | ')
  const own = copies.map((copy) => ({
    ...of.library,
    callNumber: copy.call_number,
    barcode: copy.barcode,
    volume: copy.volume,
    location: copy.location,
    status: copy.status ?? 'available',
  }))
  return {
    id: of.id,
    format: work.format,
    marc,
    copies: [...(of.copies ?? own)],
    work,
    texts: { title, subject, responsibility, publisher, callNumber, any },
  }
}

/** Whether a book answers a question: looked at, one book after another, for a shelf is short. */
export function answers(book: Shelved, condition: Condition): boolean {
  switch (condition.by) {
    case 'words': {
      const own = new Set(words(book.texts[condition.field] ?? ''))
      return condition.words.every((word) => own.has(word))
    }
    case 'phrase':
      return (book.texts[condition.field] ?? '').includes(condition.text)
    case 'number':
      return [...book.work.isbns, ...book.work.issns].some(({ normal, printed }) =>
        condition.numbers.includes(normal ?? printed),
      )
    case 'begins':
      return (book.texts[condition.what] ?? '').startsWith(condition.text)
    case 'all':
      return condition.of.every((part) => answers(book, part))
    case 'any':
      return condition.of.some((part) => answers(book, part))
    case 'without':
      return answers(book, condition.wanted) && !answers(book, condition.unwanted)
  }
}

/** The books that answer; null asks for all. */
export const found = (shelf: readonly Shelved[], condition: Condition | null): Shelved[] =>
  shelf.filter((book) => condition === null || answers(book, condition))
