import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgresSearch } from '../../src/catalogue/search/postgres/search.ts'
import { gapsOf, isScattered } from '../../src/catalogue/search/slips/gaps.ts'
import { lookingLike } from '../../src/catalogue/search/slips/look-alikes.ts'
import { pinyinSlips } from '../../src/catalogue/search/slips/pinyin-slips.ts'
import { visitor } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { putWorks } from '../support/catalogued.ts'
import { openHouse } from '../support/house.ts'
import { layCategories, layLibrary } from '../support/libraries.ts'

const titles = [
  ...[
    '数学分析',
    '数学分析原理',
    '高等数学',
    '高等代数',
    '数字电路',
    '高等教育学',
    '三国演义',
    '红楼梦',
    '围城',
  ],
  ...['万历十五年', '百年孤独', '存在与时间', '中国哲学史', '中国文学', '量子力学', '机器学习'],
  ...[
    'Introduction to algorithms',
    'Deep learning',
    'Design patterns',
    'Thermodynamics',
    'Pattern recognition',
  ],
  ...[
    'Преступление и наказание',
    'Война и мир',
    'Анна Каренина',
    'Мастер и Маргарита',
    'Теория вероятностей',
  ],
]

let place: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  place = await openHouse()
  await layCategories(place.owner)
  const holder = await layLibrary(place.owner, { code: '211130', zh: '甲馆', prefix: 'La' })
  await putWorks(
    place.house.db,
    postgresSearch,
    titles.map((title) => ({ title, libraryIds: [holder] })),
  )
})
afterAll(() => place.close())

const meant = (typed: string) =>
  asActor(place.house.db, visitor, (tx) => postgresSearch.otherSpellings(tx, typed))

async function expectMeant(slips: readonly (readonly [typed: string, right: string])[]) {
  for (const [typed, right] of slips) expect((await meant(typed))[0], typed).toBe(right)
}

test('of a Chinese title one wrong character is put right, be it like the right one in look, in sound or in nothing', () =>
  expectMeant([
    // 形近
    ['数学分柝', '数学分析'],
    ['高等数字', '高等数学'],
    ['存在与时问', '存在与时间'],
    ['中国哲学吏', '中国哲学史'],
    // 音近
    ['数学分希', '数学分析'],
    ['高登数学', '高等数学'],
    ['三国掩义', '三国演义'],
    ['红娄梦', '红楼梦'],
    ['围诚', '围城'],
    // neither
    ['万历十王年', '万历十五年'],
    ['百年孤蚀', '百年孤独'],
  ]))

test('where the other words of the question are right, they say which title is meant', () =>
  expectMeant([
    ['数学分柝 原理', '数学分析 原理'],
    ['高等数子', '高等数学'],
  ]))

test('a word of English has a letter too few, too many, wrong or in the wrong place', () =>
  expectMeant([
    ['introducton to algorithms', 'introduction to algorithms'],
    ['introduction to algoritms', 'introduction to algorithms'],
    ['deep lerning', 'deep learning'],
    ['depe learning', 'deep learning'],
    ['desing patterns', 'design patterns'],
    ['design paterns', 'design patterns'],
    ['desighn patterns', 'design patterns'],
    ['termodynamics', 'thermodynamics'],
    ['thermodinamics', 'thermodynamics'],
    ['pattern recogniton', 'pattern recognition'],
  ]))

test('so has a word of Russian', () =>
  expectMeant([
    ['преступлене и наказание', 'преступление и наказание'],
    ['приступление и наказание', 'преступление и наказание'],
    ['преступление и накозание', 'преступление и наказание'],
    ['преступление и наказаине', 'преступление и наказание'],
    ['воина и мир', 'война и мир'],
    ['анна каринина', 'анна каренина'],
    ['анна коренина', 'анна каренина'],
    ['мастер и моргарита', 'мастер и маргарита'],
    ['теория вероятносей', 'теория вероятностей'],
    ['теория вироятностей', 'теория вероятностей'],
  ]))

test('pinyin has n for ng, z for zh, l for n, or a letter astray; it is put right as it is typed', () =>
  expectMeant([
    ['shuxuefengxi', 'shuxuefenxi'],
    ['gaodenshuxue', 'gaodengshuxue'],
    ['gaodengsuxue', 'gaodengshuxue'],
    ['gaodengshuxeu', 'gaodengshuxue'],
    ['gao den shu xue', 'gaodengshuxue'],
    ['hongloumong', 'hongloumeng'],
    ['weicheg', 'weicheng'],
    ['liangzhilixue', 'liangzilixue'],
    ['jiqixuexii', 'jiqixuexi'],
    ['sanguoyianyi', 'sanguoyanyi'],
  ]))

test('what is right, what finds nothing in any spelling, and what is no word at all are left alone', async () => {
  for (const typed of ['数学分析', 'deep learning', 'zzzzqqqq', 'shuxuefenxi', '？', ''])
    expect(await meant(typed), typed).toEqual([])
})

test('characters that look alike do so both ways', () => {
  for (const character of '析字城己未')
    for (const other of lookingLike(character)) expect(lookingLike(other)).toContain(character)
})

test('however long a question is, few places are looked into and few letters tried', () => {
  expect(gapsOf('是非成败转头空'.repeat(20)).length).toBeLessThanOrEqual(12)
  expect(pinyinSlips('gaodengshuxue'.repeat(10))).toEqual([])
  expect(pinyinSlips('gaodengshuxuejiaocheng').length).toBeLessThan(500)
})

test('one run of Chinese that no first hit has as it is may be a slip; a title, a name and several words are none', () => {
  expect(isScattered('高等数字', ['高等数学', '数字电路'])).toBe(true)
  expect(isScattered('高等数学', ['高等数学 第七版'])).toBe(false)
  expect(isScattered('高等 数学', ['数学'])).toBe(false)
  expect(isScattered('数学', ['电路'])).toBe(false)
  expect(isScattered('algebra', ['电路'])).toBe(false)
})
