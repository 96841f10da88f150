/** A part of a serial by its numbers; volume and issue may be missing. */
export interface SerialPart {
  year: string
  volume: string
  issue: string
}

/** 2019年第38卷第5期: as librarians look for it on the shelf. */
export const saidPart = ({ year, volume, issue }: SerialPart): string =>
  `${year}年${volume && `第${volume}卷`}${issue && `第${issue}期`}`
