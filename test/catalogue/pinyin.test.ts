import { expect, test } from 'vitest'
import { nameInPinyin, pinyinOf } from '../../src/catalogue/pinyin.ts'

test('initials are those of the usual reading', () => {
  const typed = [
    ['北京邮电大学', 'bjyddx'],
    ['重慶大學', 'cqdx'],
    ['Java高级编程', 'javagjbc'],
    ['高等数学 (第2版)', 'gdsxd2b'],
  ]
  for (const [title, initials] of typed) expect(pinyinOf(title!).initials, title).toBe(initials)
})

test('a character of several readings has the one of its word', () => {
  const typed = [
    ['重庆', 'chongqing'],
    ['长城', 'changcheng'],
    ['成长', 'chengzhang'],
    ['音乐', 'yinyue'],
    ['快乐', 'kuaile'],
    ['银行', 'yinhang'],
    ['行为', 'xingwei'],
    ['会计学', 'kuaijixue'],
    ['传播学', 'chuanboxue'],
    ['水浒传', 'shuihuzhuan'],
    ['传习录', 'chuanxilu'],
    ['名人传', 'mingrenzhuan'],
    ['重构', 'chonggou'],
    ['重量', 'zhongliang'],
    ['战略', 'zhanlue'],
    ['女性', 'nvxing'],
  ]
  for (const [title, full] of typed) expect(pinyinOf(title!).full, title).toBe(full)
})

test('a surname is read as a surname', () => {
  expect(nameInPinyin('曾谨言')).toBe('zengjinyan')
  expect(nameInPinyin('仇兆鳌')).toBe('qiuzhaoao')
  expect(nameInPinyin('魯迅')).toBe('luxun')
})

test('what has no reading is left out, and nothing breaks', () => {
  expect(pinyinOf('ノルウェイの森')).toEqual({ initials: 's', full: 'sen' })
  expect(pinyinOf('Война и мир')).toEqual({ initials: '', full: '' })
  expect(pinyinOf('𠮷')).toEqual(expect.objectContaining({ initials: expect.any(String) }))
})
