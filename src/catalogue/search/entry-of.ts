import type { Bibliographic } from '../bibliographic.ts'
import { undescribed } from '../description/undescribed.ts'
import { fold } from '../fold.ts'
import { addWorkTerms } from '../index-terms.ts'
import { pinyinOfFolded } from '../pinyin.ts'
import { squeezedCallNumber } from './question/call-number.ts'
import { apart, searchedTexts } from './searched-texts.ts'
import { sortTitle } from './sort-title.ts'
import { staticRank } from './static-rank.ts'
import { TermList } from './term-list.ts'
import { beginningTerms, libraryTerm } from './terms.ts'

/** A record as it is to be found: a row of `search_entry`. Instants, changes and revisions are the database's. */
export interface SearchEntry {
  record_id: number
  is_gone: boolean
  static_rank: number
  terms: Buffer
  title: string
  titles: string
  responsibility: string
  subjects: string
  publisher: string
  call_number: string
  initials: string
  pinyin: string
  sort_title: string
  call_number_keys: string[]
  library_ids: number[]
  loans: number
  published_year: number | null
  material_type: string
  language: string
  clc: string
  person_names: string[]
  subject_headings: string[]
}

/** A record with its copies, as the catalogue has them now. */
export interface Catalogued {
  recordId: number
  work: Partial<Bibliographic> & Pick<Bibliographic, 'title'>
  libraryIds: readonly number[]
  /** Of the record and of its copies. */
  callNumbers: readonly string[]
  loans: number
}

/** A broken record may name a thousand. */
const listMax = 60
const charactersMax = 200
/** Nobody types the sounds of more. */
const soundedCharacters = 60

const terms = new TermList()

/** What `catalogued` is found by and compared with. */
export function entryOfRecord({ recordId, work, ...kept }: Catalogued): SearchEntry {
  const whole = completed(work)
  const texts = searchedTexts(whole)
  const { title } = texts
  const year = whole.year === null ? null : Number(whole.year)
  const keys = [...new Set(kept.callNumbers.map(squeezedCallNumber))].filter(Boolean)
  const callNumberKeys = keys.slice(0, listMax)
  const sounds = pinyinOfFolded(title.slice(0, soundedCharacters))
  terms.clear()
  addWorkTerms(terms, whole)
  for (const libraryId of kept.libraryIds) terms.add(libraryTerm(libraryId))
  addBeginnings('title', title)
  addBeginnings('initials', sounds.initials)
  addBeginnings('pinyin', sounds.full)
  for (const key of callNumberKeys) addBeginnings('callNumber', key)
  return {
    record_id: recordId,
    is_gone: false,
    static_rank: staticRank({ libraries: kept.libraryIds.length, loans: kept.loans, year }),
    terms: terms.pack(),
    ...texts,
    call_number: callNumberText(whole),
    initials: sounds.initials,
    pinyin: sounds.full,
    sort_title: sortTitle(title, fold(whole.volume ?? '')),
    call_number_keys: callNumberKeys,
    library_ids: kept.libraryIds.toSorted((a, b) => a - b),
    loans: kept.loans,
    published_year: year,
    material_type: whole.materialType,
    language: whole.language ?? '',
    clc: squeezedCallNumber(whole.clc ?? ''),
    person_names: [...new Set(whole.persons.map(({ name }) => name))].slice(0, listMax),
    subject_headings: whole.subjects.slice(0, listMax),
  }
}

function addBeginnings(...of: Parameters<typeof beginningTerms>): void {
  for (const term of beginningTerms(...of)) terms.add(term)
}

const callNumberText = ({ callNumber, clc }: Bibliographic): string =>
  [callNumber, clc]
    .flatMap((text) => (text ? [fold(text.slice(0, charactersMax))] : []))
    .join(apart)

/** What is kept of a work may have been described by an older version of ours. */
function completed(work: Catalogued['work']): Bibliographic {
  return { ...undescribed, ...work }
}
