import { describe, expect, test } from 'vitest'
import { questionFor } from '../../src/catalogue/live/question.ts'
import type { Question } from '../../src/catalogue/sources/asked.ts'

const signs = { and: '&', or: '|', andNot: '-' } as const

/** A question in short: `title=红楼梦 & responsibility=曹雪芹`. */
const short = (question: Question | null): string => {
  if (!question) return ''
  if (question.by === 'term') return `${question.field}=${question.text}`
  return `(${short(question.left)} ${signs[question.by]} ${short(question.right)})`
}

const asked = (q: string, field: Parameters<typeof questionFor>[0]['field'] = 'any') =>
  short(questionFor({ q, field }))

describe('what other libraries are asked live', () => {
  test('the name of a field before a colon is that field, as in the union catalogue', () => {
    expect(asked('title:code')).toBe('title=code')
    expect(asked('题名：红楼梦')).toBe('title=红楼梦')
    expect(asked('author:Martin title:clean code')).toBe(
      '(responsibility=Martin & title=clean code)',
    )
    expect(asked('题名:"乡土 中国" 费孝通')).toBe('(title=乡土 中国 & any=费孝通)')
    expect(asked('isbn:978-7-04-039663-8', 'title')).toBe('isbn=9787040396638')
    expect(asked('C: a language')).toBe('any=C: a language')
  })

  test('AND, OR and NOT are what the reader meant by them', () => {
    expect(asked('北京 OR 北平')).toBe('(any=北京 | any=北平)')
    expect(asked('java NOT enterprise')).toBe('(any=java - any=enterprise)')
    expect(asked('(数学 OR 物理) AND 习题')).toBe('((any=数学 | any=物理) & any=习题)')
    expect(asked('-习题')).toBe('')
  })

  test('Chinese words apart by blanks must all be there; others go as they stand', () => {
    expect(asked('高等数学  同济')).toBe('(any=高等数学 & any=同济)')
    expect(asked('clean code', 'title')).toBe('title=clean code')
    expect(asked('978-7-04-039663-8')).toBe('isbn=9787040396638')
    expect(asked('ISSN 0011-9164')).toBe('issn=0011-9164')
    expect(asked('O13/Y42 (2)', 'callNumber')).toBe('callNumber=O13/Y42 (2)')
    expect(asked('“”…')).toBe('')
    expect(asked('title:')).toBe('any=title:')
  })
})
