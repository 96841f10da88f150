import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { limits, type RuleName, rules } from './rules.ts'
import type { SourceFile } from './source.ts'

const folders = ['src', 'texts', 'web', 'tools', 'test', 'migrations']
const code = /\.(ts|tsx|mjs|css|sql|json|md)$/

/** Every file of the house that people write, by path. */
export function filesOf(root: string): SourceFile[] {
  const within = (folder: string): string[] =>
    readdirSync(join(root, folder)).flatMap((name) => {
      const path = `${folder}/${name}`
      if (statSync(join(root, path)).isDirectory()) return within(path)
      return code.test(name) ? [path] : []
    })
  return folders
    .flatMap(within)
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** What a rule finds wrong, by path. */
export const brokenBy = (rule: RuleName, files: readonly SourceFile[]): Map<string, string[]> =>
  new Map(
    files
      .map((file) => [file.path, rules[rule](file)] as const)
      .filter(([, found]) => found.length > 0),
  )

/** Folders with more files than a person keeps in mind; tests and fixtures may pile up. */
export function fullFolders(files: readonly SourceFile[]): Map<string, number> {
  const folders = Map.groupBy(
    files.filter(({ path }) => /^(src|web|tools)\//.test(path)),
    ({ path }) => path.slice(0, path.lastIndexOf('/')),
  )
  return new Map(
    [...folders]
      .map(([folder, inIt]) => [folder, inIt.length] as const)
      .filter(([, count]) => count > limits.folderFiles),
  )
}
