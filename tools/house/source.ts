/** A file of the house as its rules look at it: its path from the root, and what stands in it. */
export interface SourceFile {
  path: string
  text: string
}

/** One import: the path it leads to (from the root, or a package), and whether only types cross. */
export interface Import {
  to: string
  typesOnly: boolean
}

const importLines =
  /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm

/** What a file imports. TypeScript 7 has no API to ask, so its lines are read. */
export function importsOf({ path, text }: SourceFile): Import[] {
  return [...withoutComments(text).matchAll(importLines)].map(([, type, from, dynamic]) => ({
    to: resolved(path, from ?? dynamic ?? ''),
    typesOnly: type !== undefined,
  }))
}

/** `../shared/house.ts` seen from src/ledger/post.ts is src/shared/house.ts; a package stays itself. */
function resolved(path: string, from: string): string {
  if (!from.startsWith('.')) return from
  return new URL(from, `file:///${path}`).pathname.slice(1)
}

const comments = /\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/[^\n]*/g

/** The text without comments, its lines still where they were. */
export const withoutComments = (text: string): string =>
  text.replace(comments, (comment) => comment.replace(/[^\n]/g, ' '))

const quoted =
  /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|(?<=[(,=:[!&|?{;]\s*)\/(?![/*])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g

/** The text without comments, texts and patterns: only what is code, its lines still where they were. */
export const codeOnly = (text: string): string =>
  withoutComments(text).replace(quoted, (literal) => literal.replace(/[^\n]/g, ' '))

/** A function body: the line it begins on, and how many lines it has. */
export interface Body {
  line: number
  lines: number
}

const control = /\b(if|for|while|switch|catch|with)\s*$/

/** The bodies of all functions in a file, by matching braces. */
export function functionsOf({ text }: SourceFile): Body[] {
  const code = codeOnly(text)
  const open: { at: number; isFunction: boolean }[] = []
  const bodies: Body[] = []
  for (let at = 0; at < code.length; at++) {
    if (code[at] === '{') open.push({ at, isFunction: opensFunction(code.slice(0, at)) })
    const opened = code[at] === '}' ? open.pop() : undefined
    if (!opened?.isFunction) continue
    const lines = code.slice(opened.at, at).split('\n').length
    bodies.push({ line: code.slice(0, opened.at).split('\n').length, lines })
  }
  return bodies
}

/** Whether a brace after `before` opens a function: after `=>`, or after `)` that closes no condition. */
function opensFunction(before: string): boolean {
  const trimmed = before.trimEnd()
  if (trimmed.endsWith('=>')) return true
  const typed = /\)\s*:\s*[^(){};=]*$/.exec(trimmed)
  const closed = trimmed.endsWith(')') ? trimmed : typed && trimmed.slice(0, typed.index + 1)
  return closed ? !control.test(beforeParenthesis(closed)) : false
}

/** What stands before the parenthesis that the last character closes. */
function beforeParenthesis(closed: string): string {
  let depth = 0
  for (let at = closed.length - 1; at >= 0; at--) {
    if (closed[at] === ')') depth++
    if (closed[at] === '(' && --depth === 0) return closed.slice(Math.max(0, at - 20), at)
  }
  return ''
}
