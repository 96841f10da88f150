import type { SearchQuestion } from '../../../src/catalogue/search/shapes.ts'
import { paths } from '../../paths.ts'

/** A search as it stands in the address: everything a reader has chosen, nothing else. */
export type Question = Omit<SearchQuestion, 'libraries'> & { libraries: readonly string[] }

const asUsual: Question = {
  q: '',
  field: 'any',
  libraries: [],
  types: [],
  languages: [],
  from: null,
  to: null,
  clc: '',
  days: null,
  sort: 'relevance',
  words: 'most',
  page: 1,
}

/** The parts of a question that narrow it beside the words and the libraries. */
export const narrowing = ['types', 'languages', 'from', 'to', 'clc', 'days'] as const

/** The query of a search; what is as usual is left out, so that addresses stay short. */
export function searchQuery(question: Partial<Question>): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, usual] of Object.entries(asUsual)) {
    const value = question[name as keyof Question]
    if (Array.isArray(value)) for (const each of value) query.append(name, each)
    else if (value !== undefined && value !== null && value !== usual) query.set(name, `${value}`)
  }
  return query
}

/** The address of a search. */
export function searchAddress(question: Partial<Question>): string {
  const query = searchQuery(question)
  return query.size ? `${paths.search}?${query}` : paths.search
}

/** The address where `question` is asked with `changed`, from its first page on. */
export const searchWith = (question: Question, changed: Partial<Question>): string =>
  searchAddress({ ...question, page: 1, ...changed })

/** The question that stands in the address of the page, before anything was asked. */
export function questionIn(path: string): Question {
  const query = new URLSearchParams(path.split('?')[1] ?? '')
  const number = (name: string) => Number(query.get(name)) || null
  return {
    q: query.get('q') ?? '',
    field: (query.get('field') ?? 'any') as Question['field'],
    libraries: query.getAll('libraries'),
    types: query.getAll('types') as Question['types'],
    languages: query.getAll('languages'),
    from: number('from'),
    to: number('to'),
    clc: query.get('clc') ?? '',
    days: number('days'),
    sort: (query.get('sort') ?? 'relevance') as Question['sort'],
    words: query.get('words') === 'all' ? 'all' : 'most',
    page: number('page') ?? 1,
  }
}
