import { importDirection, knownRoom, type Rule, roomOf, webImports } from './imports.ts'
import { codeOnly, functionsOf, importsOf, withoutComments } from './source.ts'

/** The numbers of architecture.md, "Names, sizes, habits". */
export const limits = { fileLines: 150, functionLines: 25, folderFiles: 15 } as const

/** Files that may touch the world, by name (architecture.md, "Rooms"). */
const worldly = /(^|\/)([a-z-]+-)?(store|routes|client|jobs)\.ts$/
/** Files that may hold SQL: the stores, and the few of shared/ that speak to the database for all. */
const holdsSql = /(^|\/)([a-z-]+-)?store\.ts$|^src\/shared\/(database|migrate|once|jobs)\.ts$/
/** Tables of data, texts and shapes may be as long as what they list. */
const tablesAndTexts =
  /(^|\/)([a-z-]+-)?shapes\.ts$|^texts\/|^src\/shared\/(tables|refusals)\.ts$|\/lifecycle\.ts$|^tools\/demo\/|^tools\/verify\/invariants\.ts$/

const impure: [pattern: RegExp, what: string][] = [
  [/\b(async|await)\b/, 'waits'],
  [/\bprocess\./, 'reads the process'],
  [/\b(Date\b(?!\.prototype)|Temporal\.Now)/, 'reads a clock'],
  [/\bMath\.random\b/, 'throws dice'],
]

/** A pure file decides and nothing else: no waiting, no SQL, no clock, no process. */
const purity: Rule = (file) => {
  if (!roomOf(file.path) || worldly.test(file.path)) return []
  const code = codeOnly(file.text)
  const worldImports = importsOf(file)
    .filter(({ typesOnly }) => !typesOnly)
    .filter(({ to }) => /^(node:|kysely$|pg$|fastify$)/.test(to) || worldly.test(to))
  return [
    ...impure.filter(([pattern]) => pattern.test(code)).map(([, what]) => what),
    ...worldImports.map(({ to }) => `imports ${to}`),
  ]
}

/** SQL is visible: it stands in stores. */
const sqlInStores: Rule = ({ path, text }) => {
  if (!path.startsWith('src/') || holdsSql.test(path)) return []
  const code = withoutComments(text)
  const found = /\bsql(<[^`]*>)?`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(code)
  return found ? ['holds SQL'] : []
}

/** The clock and the dice come in at main.ts only. */
const injected: Rule = ({ path, text }) => {
  if (!path.startsWith('src/') || path === 'src/shared/clock.ts') return []
  const found = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bTemporal\.Now\b/.exec(
    codeOnly(text),
  )
  return found ? [`asks ${found[0]}, which is not injected`] : []
}

const machinePath = /(?<![\w.])\/(home|root|Users|work|mnt)\/[\w-]+|[A-Z]:\\\\?Users\\/

/** Nothing tells on which machine it was made. */
const noMachine: Rule = ({ text }) => {
  const found = machinePath.exec(text)
  return found ? [`names the path ${found[0]}`] : []
}

const fileSize: Rule = ({ path, text }) => {
  const lines = text.trimEnd().split('\n').length
  const measured = /^(src|web|tools)\//.test(path) && !tablesAndTexts.test(path)
  return measured && lines > limits.fileLines ? [`has ${lines} lines`] : []
}

/** A table of routes is one function by Fastify's shape, not by ours. */
const functionSize: Rule = (file) => {
  const { path } = file
  if (!/^(src|tools)\/.*\.ts$/.test(path) || /routes\.ts$/.test(path)) return []
  if (tablesAndTexts.test(path)) return []
  const longest = Math.max(0, ...functionsOf(file).map(({ lines }) => lines))
  return longest > limits.functionLines ? [`has a function of ${longest} lines`] : []
}

/** Every rule that looks at one file; each answers what is wrong, in words. */
export const rules = {
  importDirection,
  knownRoom,
  webImports,
  purity,
  sqlInStores,
  injected,
  noMachine,
  fileSize,
  functionSize,
} as const
export type RuleName = keyof typeof rules
