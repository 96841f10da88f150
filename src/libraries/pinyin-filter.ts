import type { Library } from './shapes.ts'

/** What the filter looks at; a `Library` has it. */
export type Filtered = Pick<Library, 'name' | 'short' | 'initials'>

/**
 * Whether a library stays in the list while somebody types into 成员馆查询: by name in either language, or by
 * pinyin initials, whatever the case or width of the letters (S3 "输入bjyddx或者BJYDDX"; scenario 13).
 * Nothing typed keeps everything. Read by server and browser.
 */
export function matchesFilter(library: Filtered, typed: string): boolean {
  const { name, short, initials } = library
  const wanted = folded(typed)
  return [initials, name.zh, name.en, short.zh, short.en].some((said) =>
    folded(said).includes(wanted),
  )
}

/** Full-width letters and brackets become plain ones, case and spaces do not count. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
