import { globSync, readFileSync } from 'node:fs'

/** The documents of the house. */
export const documents = [
  ...globSync('*.md').sort(),
  ...globSync('decisions/*.md').sort(),
  ...globSync('docs/**/*.md').sort(),
]

/** The text of a document. */
export const textOf = (file: string): string => readFileSync(file, 'utf8')

/** What people read of it: without fenced code and comments. */
export const proseOf = (file: string): string =>
  textOf(file)
    .replaceAll(/^```.*?^```$/gms, '')
    .replaceAll(/<!--.*?-->/gs, '')

/** Its headings, in order, with their level. */
export const headingsOf = (file: string): { level: number; title: string }[] =>
  [...proseOf(file).matchAll(/^(#+) (.*)$/gm)].map(([, marks, title]) => ({
    level: marks!.length,
    title: title!,
  }))

/** The rows of all its tables under the heading `under`, or of the whole: cells, heads and rules left out. */
export function rowsOf(file: string, under?: string): string[][] {
  const parts = proseOf(file).split(/^(?=#)/m)
  const section = under
    ? parts.find((part) => part.split('\n', 1)[0]!.replace(/^#+ /, '') === under)
    : parts.join('')
  if (section === undefined) throw new Error(`${file} has no heading ${under}`)
  const lines = section.split('\n')
  return lines
    .filter((line, at) => line.startsWith('|') && !isRule(line) && !isRule(lines[at + 1] ?? ''))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
}

const isRule = (line: string) => /^\|( --- \|)+$/.test(line)

/** The words in backticks of a text. */
export const codeIn = (text: string): string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!)
