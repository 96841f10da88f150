import { type Point, pointNumber } from './span.ts'

/** A part of a serial by its numbers; volume and issue may be missing. */
export interface SerialPart {
  year: string
  volume: string
  issue: string
}

/** 2019年第38卷第5期: as librarians look for it on the shelf. */
export const saidPart = ({ year, volume, issue }: SerialPart): string =>
  `${year}年${volume && `第${volume}卷`}${issue && `第${issue}期`}`

/** Which part a title ends with, as `saidPart` says it; null where it names none, or not by a year of four digits. */
export function pointNamed(title: string): Point | null {
  const said = /(?<!\d)(\d{4})年(?:第([^卷期]+)卷)?(?:第([^卷期]+)期)?$/.exec(
    title.normalize('NFKC'),
  )
  if (!said) return null
  const [, year = '', volume = '', issue = ''] = said
  return { year: Number(year), volume: pointNumber(volume), issue: pointNumber(issue) }
}

/** Whether a title ends with a part as `saidPart` says it: 情报学报 2019年第38卷第5期, but not 中国青年. */
export const namesPart = (title: string): boolean =>
  /(?:\d年|年第.+卷|年(?:第.+卷)?第.+期)$/.test(title)
