import type { SearchField } from '../../src/catalogue/shapes.ts'
import { paths } from '../paths.ts'

/** A search as it stands in the address: everything a reader has chosen, nothing else. */
export interface Question {
  q: string
  field: SearchField
  libraries: readonly string[]
  page: number
}

/** The address of a search; what is as usual is left out, so that addresses stay short. */
export function searchAddress({ q, field, libraries, page }: Question): string {
  const query = new URLSearchParams()
  if (q) query.set('q', q)
  if (field !== 'any') query.set('field', field)
  for (const code of libraries) query.append('libraries', code)
  if (page > 1) query.set('page', String(page))
  return query.size ? `${paths.search}?${query}` : paths.search
}

/** The question that stands in the address of the page, before anything was asked. */
export function questionIn(path: string): Question {
  const query = new URLSearchParams(path.split('?')[1] ?? '')
  return {
    q: query.get('q') ?? '',
    field: (query.get('field') ?? 'any') as SearchField,
    libraries: query.getAll('libraries'),
    page: Number(query.get('page') ?? 1),
  }
}
