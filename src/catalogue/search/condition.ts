import type { SearchField } from '../shapes.ts'

/**
 * What a record must be to be found, as a tree. Every text in it is folded already (`fold.ts`), so that whoever
 * answers it compares and never interprets.
 */
export type Condition =
  /** All of these words stand in the field; of Chinese, characters and pairs of neighbours. */
  | { by: 'words'; field: SearchField; words: string[] }
  /** `text` stands in the field as it is, its words in a row; `words` are those that any such record has. */
  | { by: 'phrase'; field: SearchField; text: string; words: string[] }
  /** One of these ISBNs (13 digits), ISSNs or older numbers; what is no true number stands as printed. */
  | { by: 'number'; numbers: string[] }
  /** Something of the record begins so. */
  | { by: 'begins'; what: Beginning; text: string }
  | { by: 'all'; of: Condition[] }
  | { by: 'any'; of: Condition[] }
  /** Found by `wanted` and not by `unwanted`: a question that only excludes asks for nothing. */
  | { by: 'without'; wanted: Condition; unwanted: Condition }

/** What can be asked for by its beginning: initials `gdsx`, full pinyin `gaodengshuxue`, call number, 中图法 class. */
export type Beginning = 'title' | 'initials' | 'pinyin' | 'callNumber' | 'clc'

/** A question as the catalogue understands it. */
export interface Query {
  /** Null where nothing was typed but punctuation: nothing is found. */
  condition: Condition | null
  /** The question folded like a title, for ranking: what is called exactly so comes first. */
  asTitle: string
  /** All ways to read it, folded, where there are others than `asTitle`: the mainland's words for Taiwan's. */
  readings?: readonly string[]
}
