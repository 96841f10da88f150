import { importsOf, type SourceFile } from './source.ts'

/** A rule answers what is wrong with a file, in words. */
export type Rule = (file: SourceFile) => string[]

/**
 * The rooms in import order (architecture.md): a folder imports itself and the folders above it. Whatever lies in
 * src/ itself is wiring and may import every room.
 */
export const rooms = [
  'texts',
  'src/shared',
  'src/wire',
  'src/calendar',
  'src/libraries',
  'src/signin',
  'src/readers',
  'src/policy',
  'src/ledger',
  'src/charges',
  'src/catalogue',
  'src/logistics',
  'src/documents',
  'src/notices',
  'src/requests',
  'src/counter',
  'src/cards',
  'src/settlement',
  'src/statistics',
  'src/portal',
  'src/protocols',
  'src/pages',
] as const

/** The room a file lies in; null for the wiring and for what is no room at all. */
export const roomOf = (path: string): string | null =>
  rooms.find((room) => path.startsWith(`${room}/`)) ?? null

const rank = (path: string): number => {
  const room = roomOf(path)
  if (room) return rooms.indexOf(room as (typeof rooms)[number])
  return path.startsWith('src/') ? rooms.length : -1
}

/** A file imports its own room and those above it. */
export const importDirection: Rule = (file) => {
  if (rank(file.path) < 0) return []
  return importsOf(file)
    .filter(({ to }) => /^(src|texts|web|tools|test)\//.test(to))
    .filter(({ to }) => rank(to) < 0 || rank(to) > rank(file.path))
    .map(({ to }) => `imports ${to}, which stands below it`)
}

/** A folder of src/ that has no place in the order cannot be imported in any. */
export const knownRoom: Rule = ({ path }) =>
  /^src\/[^/]+\//.test(path) && !roomOf(path) ? ['lies in a room that is not in the order'] : []

/** What the browser may share with the server: pure files, and none that decides about rights. */
const shared = /(shapes|\/lifecycle|\/money|\/pinyin-filter|\/book-from-record)\.ts$/

/** The browser gets texts, shapes and a few pure files, and of everything else only types. */
export const webImports: Rule = (file) => {
  if (!file.path.startsWith('web/')) return []
  return importsOf(file)
    .filter(({ to, typesOnly }) => !typesOnly && /^(src|tools|test)\//.test(to))
    .filter(({ to }) => !shared.test(to))
    .map(({ to }) => `brings ${to} to the browser`)
}
