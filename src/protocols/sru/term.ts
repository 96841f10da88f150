import { materialTypes } from '../../catalogue/description/field-map.ts'
import { fold, words } from '../../catalogue/fold.ts'
import type { Filters } from '../../catalogue/search/catalogue-search.ts'
import type { Condition } from '../../catalogue/search/condition.ts'
import { squeezedCallNumber } from '../../catalogue/search/question/call-number.ts'
import type { SearchField } from '../../catalogue/shapes.ts'
import { readIsbns, readIssns } from '../../catalogue/standard-numbers.ts'
import { objection, type Read, read } from './diagnostics.ts'
import { type Access, materialTypeWords } from './indexes.ts'

/** A term without its masks and escapes: what it says, and where it may go on. */
export interface PlainTerm {
  text: string
  /** It ended in `*`. */
  isBeginning: boolean
  /** It began with `^`: the field begins so. */
  isAnchored: boolean
}

/** What masks there are in a term, if we can follow them: `*` at the end and `^` at the beginning. */
export function plainTerm(term: string, isLiteral: boolean): Read<PlainTerm> {
  if (isLiteral) return read({ text: unescaped(term), isBeginning: false, isAnchored: false })
  const isAnchored = term.startsWith('^')
  const bare = isAnchored ? term.slice(1) : term
  const isBeginning = /(?<!\\)(?:\\\\)*\*$/.test(bare)
  const rest = isBeginning ? bare.slice(0, -1) : bare
  const mask = /(?:^|[^\\])(?:\\\\)*([*?^])/.exec(rest)?.[1]
  if (mask === '^') return objection(31, term)
  if (mask) return objection(28, term)
  return read({ text: unescaped(rest), isBeginning, isAnchored })
}

const unescaped = (term: string) =>
  term
    .replaceAll(/\\([\s\S])/g, '$1')
    .replaceAll(/\p{Cc}/gu, ' ')
    .toWellFormed()

type Relation = 'all' | 'any' | 'phrase'

/** What a term asks of a field of ours. */
export function termCondition(
  access: Exclude<Access, { by: 'narrows' | 'everything' | 'recordId' }>,
  term: PlainTerm,
  relation: Relation,
): Read<Condition> {
  const condition = conditionFor(access, term, relation)
  if (condition === 'masked') return objection(28, term.text)
  return condition ? read(condition) : objection(access.by === 'number' ? 36 : 27, term.text)
}

function conditionFor(
  access: Exclude<Access, { by: 'narrows' | 'everything' | 'recordId' }>,
  { text, isBeginning, isAnchored }: PlainTerm,
  relation: Relation,
): Condition | 'masked' | null {
  if (access.by === 'number') return isBeginning ? 'masked' : byNumber(text)
  if (access.by === 'begins') {
    const { what } = access
    const isClass = what === 'callNumber' || what === 'clc'
    return beginning(what, isClass ? squeezedCallNumber(text) : fold(text).replaceAll(' ', ''))
  }
  if (isBeginning || isAnchored)
    return access.field === 'title' ? beginning('title', fold(text)) : 'masked'
  return byWords(text, access.field, relation)
}

function byNumber(text: string): Condition | null {
  const found = [...readIsbns(text), ...readIssns(text)]
  const numbers = [...new Set(found.map(({ normal, printed }) => normal ?? printed))]
  return numbers.length > 0 ? { by: 'number', numbers } : null
}

const beginning = (
  what: Extract<Condition, { by: 'begins' }>['what'],
  text: string,
): Condition | null => (/[\p{L}\p{N}]/u.test(text) ? { by: 'begins', what, text } : null)

function byWords(text: string, field: SearchField, relation: Relation): Condition | null {
  if (relation === 'any') {
    const each = text.split(/\s+/).map((word) => byWords(word, field, 'all'))
    const of = each.filter((condition) => condition !== null)
    return of.length > 1 ? { by: 'any', of } : (of[0] ?? null)
  }
  const asked = words(text)
  const number = field === 'any' && /\d{4}/.test(text) ? byNumber(text) : null
  if (asked.length === 0) return number
  const found: Condition =
    relation === 'phrase'
      ? { by: 'phrase', field, text: fold(text), words: asked }
      : { by: 'words', field, words: asked }
  return number ? { by: 'any', of: [found, number] } : found
}

/** What narrows a whole question. */
export type Narrowed = Partial<
  Pick<Filters, 'yearFrom' | 'yearTo' | 'languages' | 'materialTypes'> & { libraryCode: string }
>

/** What a term of a narrowing index says; years know `<`, `<=`, `=`, `>=`, `>` and `within`. */
export function narrowedBy(
  what: Extract<Access, { by: 'narrows' }>['what'],
  text: string,
  relation: string,
): Read<Narrowed> {
  const value = text.trim()
  if (what === 'year') return years(value, relation)
  if (!['=', '==', 'exact', 'scr', 'any', 'all'].includes(relation)) return objection(19, relation)
  if (what === 'library')
    return /^[\w.-]{1,20}$/.test(value) ? read({ libraryCode: value }) : objection(36, value)
  if (what === 'language')
    return /^[a-z]{3}$/i.test(value)
      ? read({ languages: [value.toLowerCase()] })
      : objection(36, value)
  const word = value.toLowerCase()
  const type = materialTypes.find((one) => one === word) ?? materialTypeWords[word]
  return type ? read({ materialTypes: [type] }) : objection(36, value)
}

function years(text: string, relation: string): Read<Narrowed> {
  const found = /^(\d{4})(?:[\s/-]+(\d{4}))?$/.exec(text)
  if (!found) return objection(36, text)
  const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])]
  const ranges: Record<string, Narrowed> = {
    '<': { yearTo: from - 1 },
    '<=': { yearTo: from },
    '>=': { yearFrom: from },
    '>': { yearFrom: from + 1 },
  }
  const plain = ['=', '==', 'exact', 'scr', 'within', 'any', 'all'].includes(relation)
  const range = ranges[relation] ?? (plain ? { yearFrom: from, yearTo: to } : null)
  return range ? read(range) : objection(19, relation)
}
