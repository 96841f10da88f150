/** A piece of a query: a sign, a word, or what stood between quotation marks (backslashes kept). */
export interface CqlToken {
  kind: 'sign' | 'word' | 'quoted' | 'end'
  text: string
  /** Characters of the query before it. */
  at: number
}

const piece = /\s+|==|<=|>=|<>|[()<>=/]|"((?:[^"\\]|\\[\s\S])*)"|((?:[^\s()<>=/"\\]|\\[\s\S])+)/y

/** The pieces of `query`, the end included; where none can be read, the position of what cannot. */
export function cqlTokens(query: string): CqlToken[] | number {
  const tokens: CqlToken[] = []
  piece.lastIndex = 0
  while (piece.lastIndex < query.length) {
    const at = piece.lastIndex
    const found = piece.exec(query)
    if (!found) return at
    const [text, quoted, word] = found
    if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted, at })
    else if (word !== undefined) tokens.push({ kind: 'word', text, at })
    else if (text.trim() !== '') tokens.push({ kind: 'sign', text, at })
  }
  tokens.push({ kind: 'end', text: 'the end', at: query.length })
  return tokens
}
