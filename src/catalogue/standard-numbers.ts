import isbn3 from 'isbn3'

/** A number as printed, and its normal form when it is a true one: wrong numbers stay findable. */
export interface StandardNumber {
  /** Bare characters (`7115143218`) where it looks like such a number, else the text as it stands. */
  printed: string
  /** ISBN-13 without hyphens, ISSN as 1234-567X; null when the check digit or the range is wrong. */
  normal: string | null
}

// Ten or thirteen digits with hyphens or blanks between; NFKC has made full-width ones plain.
const isbnLike = /(?<!\d)(?:97[89][-\s\p{Pd}]*)?\d(?:[-\s\p{Pd}]?\d){8}[-\s\p{Pd}]?[\dX](?!\d)/giu
const issnLike = /(?<!\d)\d{4}[-\s\p{Pd}]?\d{3}[\dX](?![\dX])/giu

/** A field of a record or of a form names some dozens of numbers at most; what stands further on is not looked at. */
const fieldCharactersMax = 2_000

/**
 * The ISBNs in what a field or a reader wrote: hyphens, qualifiers in brackets, the word ISBN and
 * two numbers in one field are all met. An old 统一书号 (`13031·123`) is kept as printed.
 */
export const readIsbns = (text: string): StandardNumber[] =>
  numbersIn(text, isbnLike, (bare) => isbn3.parse(bare)?.isbn13 ?? null)

/** The ISSNs in `text`, with their check digit tried (ISO 3297: weights 8 to 2, modulo 11). */
export const readIssns = (text: string): StandardNumber[] =>
  numbersIn(text, issnLike, (bare) =>
    issnCheck(bare) === bare[7] ? `${bare.slice(0, 4)}-${bare.slice(4)}` : null,
  )

/** An ISBN with the hyphens of its publisher, in the length it came in; what is none stays as it is. */
export function hyphenated(isbn: string): string {
  const parsed = isbn3.parse(isbn)
  if (!parsed) return isbn
  return (isbn.length === 10 ? parsed.isbn10h : parsed.isbn13h) ?? isbn
}

function numbersIn(text: string, like: RegExp, normalOf: (bare: string) => string | null) {
  const plain = text.slice(0, fieldCharactersMax).normalize('NFKC')
  const found = plain.match(like)?.map((number) => number.replaceAll(/[^\dXx]/g, '').toUpperCase())
  if (found) return found.map((bare) => ({ printed: bare, normal: normalOf(bare) }))
  const printed = plain.trim()
  return /\d/.test(printed) ? [{ printed, normal: null }] : []
}

function issnCheck(bare: string): string {
  const sum = [...bare.slice(0, 7)].reduce((sum, digit, at) => sum + Number(digit) * (8 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

/**
 * A barcode as it is kept and compared: half width, without blanks and without what nobody sees (control and
 * format characters, the Hangul filler), so that one copy has one spelling however it was typed (promise R13).
 */
export const plainBarcode = (typed: string): string =>
  typed.normalize('NFKC').replaceAll(/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu, '')
