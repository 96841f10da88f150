import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codeIn, rowsOf } from '../support/documents.ts'

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
const { dependencies, devDependencies, optionalDependencies } = read('package.json')
const rows = globSync('decisions/*-dependencies.md').flatMap((file) => rowsOf(file))
const licences = new Map(rows.map(([name, licence]) => [codeIn(name!)[0]!, licence]))

test('every direct dependency has its reason in one decision, and nothing else is listed', () => {
  const direct = { ...dependencies, ...devDependencies, ...optionalDependencies }
  expect([...licences.keys()].sort()).toEqual(Object.keys(direct).sort())
  for (const [name, , reason] of rows) expect(reason, name).not.toBe('')
})

test('the licence that is listed is the one that was installed', () => {
  for (const [name, licence] of licences) {
    const file = `node_modules/${name}/package.json`
    if (existsSync(file)) expect(read(file).license, name).toBe(licence)
  }
})

test('at run time there are at most forty, none of them copyleft, all at an exact version', () => {
  const names = Object.keys(dependencies)
  expect(names.length).toBeLessThanOrEqual(40)
  for (const name of names) expect(licences.get(name), name).not.toMatch(/GPL|MPL|EPL|CDDL|CPAL/)
  const versions = Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies })
  for (const version of versions) expect(version).toMatch(/^\d+\.\d+\.\d+/)
})
