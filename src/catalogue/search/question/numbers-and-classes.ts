import { readIsbns, readIssns } from '../../standard-numbers.ts'
import type { Condition } from '../condition.ts'
import { squeezedCallNumber } from './call-number.ts'
import { beginning } from './combine.ts'

const isbnLike =
  /(?<![\d.])(?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx](?!\d)|(?<!\d)\d{4}[-\s]?\d{3}[\dXx](?!\d)/u
const oldNumber = /^\d{4,5}[·.•]\d{1,5}$/u

/** In the single box only what looks like a number: a year and a page are words. */
export function asNumber(text: string) {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\p{Pd}/gu, '-')
    .trim()
  return isbnLike.test(plain) || oldNumber.test(plain) ? asAnyNumber(text) : []
}

/** ISBN-10 and -13, ISSN, old 统一书号: as 13 digits where the number is a true one, else as printed. */
export function asAnyNumber(text: string): Condition[] {
  const isbns = readIsbns(text)
  const known = [...isbns, ...readIssns(text)].flatMap(({ normal }) => normal ?? [])
  const numbers = known.length > 0 ? known : isbns.map(({ printed }) => printed)
  return numbers.length > 0 ? [{ by: 'number', numbers: [...new Set(numbers)] }] : []
}

/** A class of 中图法, and what may stand behind it on a shelf: TP312, O17, I247.57, K837.125=6, TP312JA/840. */
const classLike =
  /^(?:T[A-Z]|[A-KN-VXZ])\d[\d.]*(?:[-=(:"<A-Z][\dA-Z.()="<>:-]*)?(?:\/[^\s]{0,40})?$/

/** The beginning of a class, and of the call numbers that begin so; none where `text` looks like no class. */
export function asClass(text: string) {
  const typed = squeezedCallNumber(text)
  if (!classLike.test(typed)) return []
  return typed.includes('/')
    ? [beginning('callNumber', typed)]
    : [beginning('clc', typed), beginning('callNumber', typed)]
}

/** The beginning of any call number. */
export function asCallNumber(text: string) {
  const typed = squeezedCallNumber(text)
  return /[\p{L}\p{N}]/u.test(typed) ? [beginning('callNumber', typed)] : []
}
