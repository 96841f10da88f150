import { shareHouse } from '../facts/publishers.ts'
import { shareName } from '../facts/responsible.ts'
import { sameNumbers } from '../facts/volume.ts'
import { isMisprint, isSeriesTitle, type Pair, scriptOf, share } from './likeness.ts'

/**
 * Why two descriptions are not of one edition, in the order in which it is told. A hard difference keeps a record
 * out of every group that holds such a description, whatever else agrees; a soft one may be a cataloguer's slip
 * that a third description explains.
 */
// biome-ignore format: a table
export const differences = [
  // id                  hard   when
  ['otherMaterial',      true,  ({ a, b }) => a.material !== b.material],
  ['otherVolume',        true,  otherVolume],
  ['otherPart',          true,  otherPart],
  ['otherEdition',       true,  otherEdition],
  ['otherTranslation',   true,  ({ a, b }) => a.translators.length > 0 && b.translators.length > 0 && !shareName(a.translators, b.translators)],
  ['otherLanguage',      true,  ({ a, b, ...pair }) => !pair.shareIsbn && !pair.shareIssn && !!a.language && !!b.language && a.language !== b.language],
  ['otherTitle',         false, otherTitle],
  ['otherPerson',        false, otherPerson],
  ['otherNumber',        false, otherNumber],
  ['otherHouse',         false, ({ a, b, ...pair }) => !pair.shareIsbn && !pair.shareIssn && a.material !== 'thesis' && shareHouse(a.publishers, b.publishers) === false],
  ['otherYear',          false, otherYear],
] as const satisfies readonly (readonly [string, boolean, (pair: Pair) => boolean])[]
export type Difference = (typeof differences)[number][0]

/** 上册 and 下册; 上册 and the set. A part of a series may have its number in one description only. */
function otherVolume({ a, b }: Pair): boolean {
  if (sameNumbers(a.numbers, b.numbers)) return false
  const [numbered, bare] = a.numbers.length > 0 ? [a, b] : [b, a]
  return !(
    bare.numbers.length === 0 &&
    isPartOf(numbered.part, bare.core) &&
    isSeriesTitle(numbered.core)
  )
}

const isPartOf = (part: string, core: string): boolean => part !== '' && part === core

/** 法国史 and 英国史 of one series; 教师用书 beside the book. Where the volumes are numbered one may leave the title out. */
function otherPart({ a, b, ...pair }: Pair): boolean {
  if (a.part === b.part) return false
  if (isPartOf(a.part, b.core) || isPartOf(b.part, a.core)) return false
  if (share([a.part, a.sub, a.part + a.sub], [b.part, b.sub, b.sub + b.part].filter(Boolean)))
    return false
  if (share(a.forms.slice(1), b.forms.slice(1))) return false
  if (a.part !== '' && b.part !== '') return !a.part.includes(b.part) && !b.part.includes(a.part)
  if (isCompanion(a.part + b.part)) return true
  return a.numbers.length === 0 && !pair.shareIssn && !(pair.shareIsbn && pair.samePages)
}

/** What accompanies a book and is another. */
const isCompanion = (part: string): boolean =>
  /教师|学生用|习题|答案|解答|指南|指导|练习|教学参考|说明书|附册|附录|索引|workbook|teacher|solution|manual|index|supplement/u.test(
    part,
  )

/**
 * Second and third; revised, facsimile, abridged. Who names no edition has the first one or left it out: left out
 * where the years agree or its book is the later printing.
 */
function otherEdition({ a, b, ...pair }: Pair): boolean {
  if (a.edition !== null && b.edition !== null && a.edition !== b.edition) return true
  const kindsApart = [...a.kinds, ...b.kinds].filter(
    (kind) => a.kinds.includes(kind) !== b.kinds.includes(kind),
  )
  const numberApart = a.edition !== b.edition
  if (kindsApart.length === 0 && !numberApart) return false
  const revisionsOnly = kindsApart.every((kind) => kind === 'revised' || kind === 'enlarged')
  if (!revisionsOnly) return !(pair.shareIsbn && pair.sameYear)
  // Both name the number: a word more about it is the same edition.
  if (!numberApart && a.edition !== null) return false
  if (a.kinds.length > 0 && b.kinds.length > 0 && !numberApart) return !pair.sameYear
  const saysMore = (one: Pair['a']) => (one.edition === null ? 0 : 1) + one.kinds.length
  const [named, unnamed] = saysMore(a) >= saysMore(b) ? [a, b] : [b, a]
  if (named.year === null || unnamed.year === null) return !pair.shareIsbn
  return unnamed.year < named.year || (unnamed.year > named.year && !pair.shareIsbn)
}

/** Under one number a misprint, a shortened title or another script is one title; else it must be the same. */
function otherTitle({ title, a, b, ...pair }: Pair): boolean {
  if (title === 'same') {
    const subsApart =
      a.sub !== '' && b.sub !== '' && !a.sub.includes(b.sub) && !b.sub.includes(a.sub)
    return subsApart && !pair.shareIsbn && !pair.shareIssn && !isMisprint(a.sub, b.sub)
  }
  if (title === 'otherScript') return !pair.shareIsbn && !pair.shareIssn
  if (title === 'near') return !pair.shareIssn && (!pair.shareIsbn || pagesApart({ a, b, ...pair }))
  if (title === 'begins') {
    if (isCompanion(a.core.slice(b.core.length) + b.core.slice(a.core.length))) return true
    return !pair.shareIssn && !(pair.shareIsbn && pair.samePages && pair.sameYear)
  }
  return true
}

const pagesApart = ({ a, b, samePages }: Pick<Pair, 'a' | 'b' | 'samePages'>): boolean =>
  a.pages !== null && b.pages !== null && !samePages

/** Namesakes. Names in different scripts say nothing; who wrote a journal is told in many ways. */
function otherPerson({ a, b, ...pair }: Pair): boolean {
  if (a.material === 'serial' || (pair.shareIsbn && pair.title === 'same')) return false
  const [allA, allB] = [a, b].map((one) => [...one.names, ...one.translators]) as [
    string[],
    string[],
  ]
  const comparable = allA.some((one) => allB.some((other) => scriptOf(one) === scriptOf(other)))
  return comparable && !shareName(allA, allB)
}

/** Two true numbers that differ: two books, unless hardback and paperback of one, described alike to the page. */
function otherNumber({ a, b, ...pair }: Pair): boolean {
  if (a.issns.length > 0 && b.issns.length > 0 && !pair.shareIssn) return true
  if (a.isbns.length === 0 || b.isbns.length === 0 || pair.shareIsbn) return false
  const alike = pair.samePages && pair.sameYear && shareHouse(a.publishers, b.publishers) === true
  const seriesApart = a.series.length > 0 && b.series.length > 0 && !share(a.series, b.series)
  return !alike || pair.title !== 'same' || seriesApart
}

/** A printing may be taken for the edition's year where the edition is named and the pages agree. */
const printingYearsMax = 3

function otherYear({ a, b, ...pair }: Pair): boolean {
  if (a.material === 'serial' || pair.shareIsbn || pair.shareOtherNumber) return false
  if (pair.yearsApart === null) return a.year !== b.year && !pair.samePages
  if (pair.yearsApart === 0) return false
  const sameEdition = a.edition !== null && a.edition === b.edition && pair.samePages
  return !(sameEdition && pair.yearsApart <= printingYearsMax)
}
