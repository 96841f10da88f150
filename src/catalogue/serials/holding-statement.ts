import type { Point, Span } from './span.ts'

/** One part of a statement has no more; a longer one is prose. */
const partCharactersMax = 200
const partsMax = 200

/**
 * The spans that a statement of holdings says, as libraries write them: `1980-1999, 2001-`, `Vol.1(1980)-Vol.20(1999)`,
 * `1998, no.1-12; 1999-2005`, `1980年第1期-2005年第12期`, `v.1-v.20 1980-1999`. Parts that say no year and no volume
 * are left out, and so is what is said to be missing, so that what is not understood is shown as written and never guessed at.
 */
export function spansOf(statement: string): Span[] {
  const spans: Span[] = []
  let lastYear: number | null = null
  for (const part of partsOf(statement)) {
    const span = spanOf(part, lastYear)
    if (!span) continue
    lastYear = span.to.year ?? lastYear
    spans.push(span)
  }
  return spans
}

const partsOf = (statement: string): string[] =>
  statement
    .normalize('NFKC')
    .replaceAll(/[至迄]今|起(?=$|[;,，；。、\s])/g, '-')
    .replaceAll(/[—–―~～至]/g, '-')
    .split(/[;；。、]|,(?!\s*(?:no|n|第|\d{1,3}(?!\d)))/i)
    .slice(0, partsMax)
    .map((part) => part.trim().slice(0, partCharactersMax))
    .filter((part) => part !== '' && !/^[(（]?(缺|lack|want|missing)/i.test(part))

function spanOf(part: string, lastYear: number | null): Span | null {
  const [start = '', end] = halvesOf(part)
  const from = pointOf(start)
  if (from.year === null && from.volume === null) {
    // `1998, no.1-12`: what follows a year without one of its own is of that year.
    if (lastYear === null || from.issue === null) return null
    from.year = lastYear
  }
  if (end === undefined) return { from, to: { ...from }, isOpen: false }
  if (end.trim() === '') return { from, to: { ...from }, isOpen: true }
  const to = pointOf(end)
  const bare = /^\s*(\d{1,4})\s*$/.exec(end)?.[1]
  // `v.1-20` and `no.1-12` say once what is counted.
  if (bare && to.year === null) to[from.issue === null ? 'volume' : 'issue'] = Number(bare)
  if (to.year === null && to.volume === null) to.year = from.year
  return isInOrder(from, to) ? { from, to, isOpen: false } : null
}

/** At the hyphen between two points; the one of 1980/81 or of a range of volumes before one of years is none. */
function halvesOf(part: string): [string, string?] {
  const years = /^(.*\d)\s+((?:1[5-9]|20)\d\d\s*-\s*(?:(?:1[5-9]|20)\d\d)?)$/.exec(part)
  const text = years && /-/.test(years[1] as string) ? (years[2] as string) : part
  const at = text.indexOf('-')
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

const yearPattern = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/
const volumePattern = /(?:vol|v|卷|bd|t)\.?\s*(\d{1,4})|第?\s*(\d{1,4})\s*卷/i
const issuePattern = /(?:no|n|issue|iss|nr)\.?\s*(\d{1,4})|第?\s*(\d{1,4})\s*[期号]|\((\d{1,3})\)/i

function pointOf(text: string): Point {
  const number = (found: RegExpExecArray | null) => {
    const digits = found?.slice(1).find((each) => each !== undefined)
    return digits === undefined ? null : Number(digits)
  }
  return {
    year: number(yearPattern.exec(text)),
    volume: number(volumePattern.exec(text)),
    issue: number(issuePattern.exec(text)),
  }
}

const isInOrder = (from: Point, to: Point): boolean =>
  (from.year ?? 0) <= (to.year ?? Number.POSITIVE_INFINITY) &&
  (from.year !== null || (from.volume ?? 0) <= (to.volume ?? Number.POSITIVE_INFINITY))
