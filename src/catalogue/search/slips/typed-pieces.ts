import { fold, pieces } from '../../fold.ts'

/** A question that is longer is not looked at: nobody mistypes a paragraph. */
const charactersMax = 60

export interface TypedPiece {
  text: string
  /** Of a script without blanks between words. */
  unspaced: boolean
  /** What stands between it and the piece before. */
  before: string
}

/** The pieces of what was typed, folded: runs of Chinese, and words of other scripts. */
export function typedPieces(typed: string): TypedPiece[] {
  const folded = fold(typed.slice(0, charactersMax).toWellFormed())
  let end = 0
  return pieces(folded).map((piece) => {
    const at = folded.indexOf(piece.text, end)
    const before = folded.slice(end, at)
    end = at + piece.text.length
    return { ...piece, before }
  })
}

/** `texts` in the place of `pieces`, as one question again. */
export const writtenAs = (pieces: readonly TypedPiece[], texts: readonly string[]): string =>
  texts.map((text, at) => pieces[at]!.before + text).join('')
