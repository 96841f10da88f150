/** A part of a serial by its numbers; volume and issue may be missing. */
export interface SerialPart {
  year: string
  volume: string
  issue: string
}

/** 2019年第38卷第5期: as librarians look for it on the shelf. */
export const saidPart = ({ year, volume, issue }: SerialPart): string =>
  `${year}年${volume && `第${volume}卷`}${issue && `第${issue}期`}`

/** Whether a title ends with a part as `saidPart` says it: 情报学报 2019年第38卷第5期, but not 中国青年. */
export const namesPart = (title: string): boolean =>
  /(?:\d年|年第.+卷|年(?:第.+卷)?第.+期)$/.test(title)
