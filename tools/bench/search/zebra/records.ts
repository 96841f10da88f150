import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Bibliographic } from '../../../../src/catalogue/bibliographic.ts'
import { fold } from '../../../../src/catalogue/fold.ts'
import { pinyinOfFolded } from '../../../../src/catalogue/pinyin.ts'
import { type Generated, generated, isbnOf } from '../corpus.ts'

/**
 * What Zebra's plain index takes for words: a folded text as blank-separated tokens, each Chinese character one of its
 * own. What is not ASCII stands as hexadecimal code points, because Zebra's character tables know only some letters.
 */
export const tokensOf = (text: string): string[] =>
  (fold(text).match(/\p{Script=Han}|[^\p{Script=Han}\s]+/gu) ?? []).map((token) =>
    /^[0-9a-z]+$/.test(token)
      ? token
      : `x${[...token].map((sign) => sign.codePointAt(0)!.toString(16)).join('x')}`,
  )

/** An index of Zebra by its Bib-1 name and kind (`w` words, `p` whole fields). */
const index = (name: string, text: string) => `<z:index name="${name}">${text}</z:index>`

/** What a list shows of a work. */
const rowOf = (
  { title, subtitle, responsibility, publisher, year }: Bibliographic,
  callNumber: string,
) => [title, subtitle, responsibility, publisher, year, callNumber].filter(Boolean).join(' / ')

function recordOf({ id, work, libraryIds, callNumber }: Generated): string {
  const [title, person, rest] = [
    [work.title, work.subtitle ?? ''],
    [work.responsibility ?? ''],
    [work.publisher ?? '', ...work.subjects],
  ].map((texts) => tokensOf(texts.join(' ')).join(' '))
  return [
    `<z:record xmlns:z="http://indexdata.com/zebra-2.0" z:id="${id}">`,
    index('Title:w', title!),
    index('Author:w', person!),
    index('Any:w', [title, person, rest].join(' ')),
    index('ISBN:w', isbnOf(id).normal),
    index('Anywhere:p', pinyinOfFolded(fold(work.title)).initials),
    index('Local-classification:p', callKey(callNumber)),
    index('Local-number:w', libraryIds.map((library) => `l${library}`).join(' ')),
    `<row>${rowOf(work, callNumber)}</row>`,
    '</z:record>\n',
  ].join('')
}

/** A call number without what parts its signs, so that any beginning of it is a beginning of the key. */
export const callKey = (callNumber: string): string =>
  callNumber.toLowerCase().replaceAll(/[^0-9a-z]/g, 'z')

/** Writes so many works of the corpus, in the form in which Zebra's DOM filter takes them without a stylesheet. */
export async function writeRecords(file: string, records: number): Promise<void> {
  const out = createWriteStream(file)
  out.write('<records>\n')
  for (let begin = 1; begin <= records; begin += 1000) {
    const many = Math.min(1000, records - begin + 1)
    const text = Array.from({ length: many }, (_, at) => recordOf(generated(begin + at))).join('')
    if (!out.write(text)) await once(out, 'drain')
  }
  out.end('</records>\n')
  await finished(out)
}
