import { expect, test } from 'vitest'
import { facetValues } from '../../src/catalogue/search/postgres/places/facet-values.ts'
import {
  clcChildren,
  clcClass,
  clcClasses,
  clcClassOf,
  clcParent,
  clcPath,
} from '../../texts/clc.ts'

test('the scheme has 22 main classes, from A to Z without L, M, W and Y', () => {
  const main = clcChildren('').map(({ code }) => code)
  expect(main.join('')).toBe('ABCDEFGHIJKNOPQRSTUVXZ')
})

test('every class has a name in both languages, stands once, and its parent stands before it', () => {
  const codes = clcClasses.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  for (const { code, zh, en } of clcClasses) {
    expect(zh.length * en.length, code).toBeGreaterThan(0)
    const parent = clcParent(code)
    if (parent) expect(codes.indexOf(parent), code).toBeLessThan(codes.indexOf(code))
    else expect(code).toHaveLength(1)
  }
})

test('a call number belongs to its narrowest class', () => {
  expect(clcClassOf('TP312JA/840')?.code).toBe('TP312')
  expect(clcClassOf('O17/88')?.code).toBe('O17')
  expect(clcClassOf('o17')?.code).toBe('O17')
  expect(clcClassOf('I247.5/12')?.code).toBe('I24')
  expect(clcClassOf('TP999')?.code).toBe('TP')
  expect(clcClassOf('LB2300')).toBeNull()
  expect(clcClassOf('')).toBeNull()
})

test('from a class one goes down and up again', () => {
  expect(clcPath('TP312').map(({ code }) => code)).toEqual(['T', 'TP', 'TP3', 'TP312'])
  expect(clcChildren('TP3').map(({ code }) => code)).toContain('TP312')
  expect(clcChildren('T').map(({ code }) => code)).not.toContain('TP312')
  expect(clcPath('nothing')).toEqual([])
  expect(clcClass('K81')?.zh).toBe('传记')
})

test('whatever is chosen, the classes below it count all that is below them: what they count adds up', () => {
  const held = new Map([
    ['TP311.1', 3],
    ['TP312', 2],
    ['TU986.62', 1],
    ['T-0', 1],
    ['K89', 1],
    ['K8', 1],
    ['K81', 4],
    ['O21', 5],
    ['O212', 1],
    ['', 7],
    ['LB2300', 1],
  ])
  const below = (chosen: string) => Object.fromEntries(facetValues(held, chosen))
  expect(below('')).toEqual({ T: 7, K: 6, O: 6 })
  expect(below('T')).toEqual({ TP: 5, TU: 1 })
  expect(below('TP')).toEqual({ TP3: 5 })
  expect(below('TP3')).toEqual({ TP311: 3, TP312: 2 })
  expect(below('K')).toEqual({ K81: 4, K89: 1 })
  expect(below('O')).toEqual({ O21: 6 })
  expect(below('TP311')).toEqual({})
  for (const { code } of clcClasses) {
    const asked = new Map(clcClasses.map((each) => [each.code, 1]))
    const all = clcClasses.filter((each) => each.code.startsWith(code)).length - 1
    const counted = [...facetValues(asked, code).values()].reduce((sum, each) => sum + each, 0)
    expect(counted, code).toBe(all)
  }
})
