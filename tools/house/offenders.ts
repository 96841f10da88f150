import { type RuleName, rules } from './rules.ts'
import type { SourceFile } from './source.ts'
import { brokenBy, fullFolders } from './tree.ts'

/** Rule → path → how much: lines, files, or 1. What stands here is old; it may only shrink. */
export type Offenders = Record<string, Record<string, number>>

/** The rules that had offenders when they were written down; every other rule has none. */
export const ratcheted: RuleName[] = ['purity', 'sqlInStores', 'fileSize', 'functionSize']

const sized = /\d+/

/** What offends now, by rule. */
export function offendersNow(files: readonly SourceFile[]): Offenders {
  const byRule = (Object.keys(rules) as RuleName[]).map((rule) => {
    const measured = [...brokenBy(rule, files)].map(([path, [found = '']]) => [
      path,
      /Size$/.test(rule) ? Number(sized.exec(found)?.[0]) : 1,
    ])
    return [rule, Object.fromEntries(measured)] as const
  })
  const all = [...byRule, ['folderSize', Object.fromEntries(fullFolders(files))] as const]
  return Object.fromEntries(all.filter(([, found]) => Object.keys(found).length > 0))
}

/** What has come or grown since the list was written. */
export const grown = (before: Offenders, now: Offenders): string[] =>
  Object.entries(now).flatMap(([rule, paths]) =>
    Object.entries(paths)
      .filter(([path, much]) => much > (before[rule]?.[path] ?? 0))
      .map(([path, much]) => `${rule}: ${path} (${before[rule]?.[path] ?? 0} → ${much})`),
  )

/** What is listed and offends no more: strike it off, so that it cannot come back. */
export const gone = (before: Offenders, now: Offenders): string[] =>
  Object.entries(before).flatMap(([rule, paths]) =>
    Object.keys(paths)
      .filter((path) => now[rule]?.[path] === undefined)
      .map((path) => `${rule}: ${path}`),
  )
