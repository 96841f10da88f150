import type { SortOrder } from '../../catalogue/search/catalogue-search.ts'
import type { CqlSortKey } from '../../wire/cql/tree.ts'
import { objection, type Read, read } from './diagnostics.ts'

interface Key {
  path: string
  descending: boolean
}

/** The orders we have, by the last part of a key's name; null where that direction is none of them. */
const orders: Record<string, { ascending: SortOrder | null; descending: SortOrder | null }> = {
  title: { ascending: 'title', descending: null },
  date: { ascending: 'oldest', descending: 'newest' },
  year: { ascending: 'oldest', descending: 'newest' },
  relevance: { ascending: 'relevance', descending: 'relevance' },
  score: { ascending: 'relevance', descending: 'relevance' },
}

/** The order of an answer: by the query's `sortby`, else by the sort keys of 1.1, else by relevance. One key at most. */
export function sortOf(inQuery: readonly CqlSortKey[], sortKeys: string): Read<SortOrder> {
  const keys =
    inQuery.length > 0
      ? inQuery.map(ofQuery)
      : sortKeys.split(/\s+/).filter(Boolean).map(ofParameter)
  const [key, another] = keys
  if (!key) return read('relevance')
  if (another) return objection(84, another.path)
  const name = key.path.replace(/^.*[./]/, '').toLowerCase()
  const order = Object.hasOwn(orders, name) ? orders[name] : undefined
  if (!order) return objection(80, key.path)
  const sort = key.descending ? order.descending : order.ascending
  return sort ? read(sort) : objection(82, key.path)
}

const ofQuery = ({ index, modifiers }: CqlSortKey): Key => ({
  path: index,
  descending: modifiers.some(({ type }) => type === 'sort.descending' || type === 'descending'),
})

/** `path,schema,ascending,case,missing` (SRU 1.1); ascending is 1 where it is left out. */
function ofParameter(key: string): Key {
  const [path = '', , ascending] = key.split(',')
  return { path, descending: ascending === '0' || ascending === 'false' }
}
