import { expect, test } from 'vitest'
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
