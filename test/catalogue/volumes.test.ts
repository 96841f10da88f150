import { expect, test } from 'vitest'
import { describe } from '../../src/catalogue/bibliographic.ts'
import { fold } from '../../src/catalogue/fold.ts'
import { inOrder } from '../../src/catalogue/search/answer/order.ts'
import type { Candidate } from '../../src/catalogue/search/candidate.ts'
import { parseQuery } from '../../src/catalogue/search/parse.ts'
import { scorer, useSignals } from '../../src/catalogue/search/rank.ts'
import { searchedTexts } from '../../src/catalogue/search/searched-texts.ts'
import { sortTitle } from '../../src/catalogue/search/sort-title.ts'
import { volumeOrder } from '../../src/catalogue/search/writing/volume-order.ts'
import { workToMarc } from '../../tools/demo/marc.ts'
import { DEMO_WORKS } from '../../tools/demo/works.ts'

interface Shelved {
  title?: string
  volume?: string
  edition?: string
  libraries?: number
  year?: number | null
}

/** 数学分析 in volumes and editions, as it stands on a page that was asked for `q`. */
function page(q: string, shelf: readonly Shelved[]): string[] {
  const marc = workToMarc(DEMO_WORKS[0]!, {
    controlNumber: '1',
    enteredOn: '20200101',
    holdings: [],
  })
  const query = parseQuery({ q, field: 'any' })
  const score = scorer(query)
  const works = shelf.map(
    ({ title = '数学分析', volume, edition, libraries = 1, year = null }, at) => {
      const work = describe(marc)
      const texts = searchedTexts({
        ...work,
        title,
        volume: volume ?? null,
        edition: edition ?? null,
      })
      const counted = { year, initials: '', pinyin: '', clc: '', libraries, loans: 0 }
      const candidate: Candidate = { ...texts, ...counted }
      const named = [title, edition, volume].filter(Boolean).join(' ')
      return { hit: { rank: libraries, recordId: at, named }, candidate, score: score(candidate) }
    },
  )
  return inOrder(works, scorer(query, useSignals)).map(({ hit }) => hit.named)
}

test('volumes of one set run in their order, whichever more libraries hold', () => {
  expect(
    page('数学分析', [
      { volume: '下册', libraries: 9 },
      { volume: '上册', libraries: 2 },
    ]),
  ).toEqual(['数学分析 上册', '数学分析 下册'])
  const volumes = ['第10卷', '第2卷', '第一卷'].map((volume) => ({ volume }))
  expect(page('数学分析', volumes)).toEqual([
    '数学分析 第一卷',
    '数学分析 第2卷',
    '数学分析 第10卷',
  ])
})

test('a volume that stands behind the title is one, too', () => {
  expect(
    page('数学分析', [{ title: '数学分析 下册', libraries: 3 }, { title: '数学分析 上册' }]),
  ).toEqual(['数学分析 上册', '数学分析 下册'])
})

test('the volume that is asked for comes first', () => {
  expect(page('数学分析 下册', [{ volume: '上册' }, { volume: '下册' }])[0]).toBe('数学分析 下册')
})

test('volumes of two editions are two sets; of works that answer equally the newest edition comes first', () => {
  expect(
    page('数学分析', [
      { volume: '下册', edition: '第二版', libraries: 9 },
      { volume: '上册', edition: '第三版', libraries: 5 },
      { volume: '上册', edition: '第二版', libraries: 2 },
    ]),
  ).toEqual(['数学分析 第二版 上册', '数学分析 第三版 上册', '数学分析 第二版 下册'])
  expect(
    page('数学分析', [{ edition: '第1版' }, { edition: '第七版' }, { edition: '第3版' }]),
  ).toEqual(['数学分析 第七版', '数学分析 第3版', '数学分析 第1版'])
})

test('a statement of volume says its place, level by level', () => {
  const runs = ['上册', '中册', '下册']
  expect(runs.map(volumeOrder).toSorted()).toEqual(runs.map(volumeOrder))
  expect(volumeOrder(fold('第一卷 下册')) < volumeOrder(fold('第二卷 上册'))).toBe(true)
  expect(volumeOrder(fold('Vol. 2')) < volumeOrder(fold('Vol. 10'))).toBe(true)
  expect(volumeOrder('中国通史')).toBe('')
})

test('by title, too, volumes run in their order, before any longer title', () => {
  const keys = [
    sortTitle('数学分析'),
    sortTitle('数学分析', '上册'),
    sortTitle('数学分析', '下册'),
    sortTitle('数学分析 习题'),
    sortTitle('数学分析原理'),
  ]
  expect(keys.toSorted()).toEqual(keys)
})
