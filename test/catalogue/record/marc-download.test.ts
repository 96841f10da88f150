import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelled, marcFile, marcForms } from '../../../src/catalogue/record/marc-download.ts'
import { readMarc } from '../../../src/wire/marc/read.ts'
import { type MarcRecord, subfields } from '../../../src/wire/marc/record.ts'
import { marcRecord } from '../../support/arbitrary-marc.ts'
import { cnmarc } from '../../support/books.ts'
import { allOf, chunked, recordsIn } from '../../support/marc.ts'

const processing = `${'20261122d2018    em y0chiy'.padEnd(26)}0110    ea`
const memoirs: MarcRecord = {
  ...cnmarc({ title: '往事与随想 𠮷㐂龘', by: '赫尔岑著 Герцен é', year: '2018' }, '0001'),
}
memoirs.fields.splice(1, 0, {
  tag: '100',
  indicators: '  ',
  subfields: [{ code: 'a', value: processing }],
})
const readBack = async (bytes: Uint8Array) => recordsIn(await allOf(readMarc(chunked(bytes))))
const withoutLabel = ({ fields }: MarcRecord) => fields.filter(({ tag }) => tag !== '100')

describe.each(marcForms)('in the form %s', (form) => {
  test('records come back as they were, rare characters and other scripts too', async () => {
    const { bytes, leftOut } = marcFile([memoirs, memoirs], form)
    const back = await readBack(bytes)
    expect(leftOut).toEqual([])
    expect(back.map(withoutLabel)).toEqual([memoirs, memoirs].map(withoutLabel))
  })

  test('the record says truly which charset it is in', async () => {
    const [back] = await readBack(marcFile([memoirs], form).bytes)
    const [label] = subfields(back!, '100', 'a')
    expect(label!.slice(26, 30)).toBe(form === 'gb18030' ? '0120' : '50  ')
    expect(label!.slice(0, 26)).toBe(processing.slice(0, 26))
  })
})

test('any record that fits comes back from GB18030 as it was: all of Unicode fits into it', async () => {
  const property = fc.asyncProperty(marcRecord, async (record) => {
    const { bytes, leftOut } = marcFile([record], 'gb18030')
    if (leftOut.length > 0) return
    const [back] = recordsIn(await allOf(readMarc(chunked(bytes), 'gb18030')))
    expect(back!.fields).toEqual(labelled(record, 'gb18030').fields)
  })
  await fc.assert(property, { numRuns: 200, seed: 18030 })
})

test('lengths count bytes, not characters', () => {
  for (const form of ['utf8', 'gb18030'] as const) {
    const { bytes } = marcFile([memoirs], form)
    expect(Number(Buffer.from(bytes.subarray(0, 5)).toString())).toBe(bytes.length)
  }
})

test('a record that ISO 2709 cannot count is named, and the others are written', () => {
  const long = cnmarc({ title: '长'.repeat(4000) }, '0002')
  expect(marcFile([memoirs, long], 'utf8').leftOut).toEqual([1])
  expect(marcFile([memoirs, long], 'xml').leftOut).toEqual([])
})

const yaz = spawnSync('yaz-marcdump', ['-V']).error === undefined
describe.skipIf(!yaz)('yaz-marcdump (only where it is installed)', () => {
  const dumped = (bytes: Uint8Array, ...options: string[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'hutong-marc-'))
    try {
      writeFileSync(join(folder, 'file'), bytes)
      return execFileSync('yaz-marcdump', [...options, join(folder, 'file')], { encoding: 'utf8' })
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  test.each([
    ['utf8', ['-f', 'utf-8', '-t', 'utf-8']],
    ['gb18030', ['-f', 'gb18030', '-t', 'utf-8']],
    ['xml', ['-i', 'marcxml', '-o', 'line']],
  ] as const)('reads %s as we meant it', (form, options) => {
    const said = dumped(marcFile([memoirs, memoirs], form).bytes, ...options)
    expect(said.match(/200 .. \$a 往事与随想 𠮷㐂龘 \$f 赫尔岑著 Герцен é/g)).toHaveLength(2)
  })
})
