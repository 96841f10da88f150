import type { AttributeTable } from './attributes.ts'

/** A term in quotation marks of prefix notation. */
export const quoted = (term: string): string => `"${term.replaceAll(/[\\"]/g, '\\$&')}"`

/**
 * A term of CQL as Z39.50 masks it: `^` becomes a position, `*` at an end a truncation, and what else masks the signs of
 * Z39.58 (`?` any characters, `#` one), whose own letters are then escaped.
 */
export function masked(term: string, table: AttributeTable): { attributes: string; term: string } {
  const pieces = term.match(/\\[\s\S]|[\s\S]/gu) ?? []
  const first = pieces[0] === '^'
  const last = pieces.length > 1 && pieces.at(-1) === '^'
  const rest = pieces.slice(first ? 1 : 0, last ? -1 : undefined)
  const position = first && last ? 'firstandlast' : first ? 'first' : last ? 'last' : 'any'
  const { truncation, text } = truncated(rest)
  const attributes = `${table.get(`position.${position}`) ?? ''} ${table.get(`truncation.${truncation}`) ?? ''}`
  return { attributes, term: quoted(text) }
}

function truncated(pieces: readonly string[]): { truncation: string; text: string } {
  const left = pieces[0] === '*'
  const right = pieces.length > 1 && pieces.at(-1) === '*'
  const inner = pieces.slice(left ? 1 : 0, right ? -1 : undefined)
  if (inner.includes('*') || inner.includes('?'))
    return { truncation: 'z3958', text: asZ3958(pieces) }
  const text = inner.map(plain).join('')
  if (left && right) return { truncation: 'both', text }
  return { truncation: left ? 'left' : right ? 'right' : 'none', text }
}

const plain = (piece: string) =>
  piece.length > 1 && piece.startsWith('\\') ? piece.slice(1) : piece

/** A digit behind `?` would say how many characters. */
const asZ3958 = (pieces: readonly string[]): string =>
  pieces
    .map((piece, at) => {
      if (piece === '*') return '?'
      if (piece === '?') return '#'
      const text = plain(piece)
      const counts = /\d/.test(text) && pieces[at - 1] === '*'
      return /[?#\\]/.test(text) || counts ? `\\${text}` : text
    })
    .join('')
