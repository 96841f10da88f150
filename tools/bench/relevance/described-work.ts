import { createHash } from 'node:crypto'
import type { Work, WorkLanguage } from '../../demo/works.ts'
import type { Relevant } from './judged.ts'

/** Control numbers of works that a set describes and the demonstration does not have. */
export const describedMark = 'described-'

/** The work that a judgement describes, as far as it does, under a control number of its own. */
export function described(relevant: Relevant): readonly [controlNumber: string, work: Work] {
  const { title = '', responsibility = '', volume, year, isbn } = relevant
  const hash = createHash('sha256').update(JSON.stringify(relevant)).digest('hex').slice(0, 16)
  const names = responsibility.split(/[；;，,、|]/).map((name) => name.trim())
  const work: Work = {
    title: title || `ISBN ${isbn}`,
    responsibility,
    authors: names.filter(Boolean).map((name) => ({ name, role: '著' })),
    place: '',
    publisher: '',
    year: Number(year ?? 2000),
    classNumber: '',
    subjects: [],
    language: languageOf(title),
    ...(volume ? { volume } : {}),
    ...(isbn ? { isbn } : {}),
  }
  return [describedMark + hash, work]
}

function languageOf(title: string): WorkLanguage {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(title)) return 'jpn'
  if (/\p{Script=Han}/u.test(title)) return 'chi'
  return /\p{Script=Cyrillic}/u.test(title) ? 'rus' : 'eng'
}
