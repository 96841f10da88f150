import { expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'

test('with nothing set, it listens on this machine only and keeps its data beside itself', () => {
  expect(readConfig({})).toEqual({
    ok: true,
    config: {
      port: 3000,
      host: '127.0.0.1',
      dataDir: '.data',
      trustProxy: false,
      secretFile: '.data/secret',
    },
  })
})

test('a setting that is empty is as good as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}))
})

const mistakes: [setting: string, value: string][] = [
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['PORT', '3000.5'],
  ['HOST', 'my host'],
  ['DATABASE_URL', 'mysql://db.example/hutong'],
  ['PUBLIC_URL', 'hutong.example'],
  ['PUBLIC_URL', 'ftp://hutong.example'],
  ['TRUST_PROXY', 'yes!'],
  ['SMTP_URL', 'mail.example:25'],
  ['Z3950_PORT', 'yes'],
  ['Z3950_PORT', '99999'],
  ['PROCESSES', '0'],
  ['PROCESSES', 'all'],
]
test.each(mistakes)('%s=%s is answered by one sentence in both languages', (setting, value) => {
  const read = readConfig({ [setting]: value })
  expect(read).toEqual({
    ok: false,
    mistakes: [expect.stringMatching(`^${setting} .* · ${setting} `)],
  })
})

test('the Z39.50 target listens where the pages do, or where it is told', () => {
  const at = (Z3950_PORT: string) => {
    const read = readConfig({ Z3950_PORT, HOST: '10.0.0.1' })
    return read.ok && read.config.z3950
  }
  expect(at('210')).toEqual({ host: '10.0.0.1', port: 210 })
  expect(at('0.0.0.0:210')).toEqual({ host: '0.0.0.0', port: 210 })
  expect(at('[::]:210')).toEqual({ host: '::', port: 210 })
})

test('the owner of a database is no use without the database', () => {
  const read = readConfig({ DATABASE_OWNER_URL: 'postgres://owner@db.example/hutong' })
  expect(read).toEqual({ ok: false, mistakes: [expect.stringContaining('DATABASE_URL')] })
})

test('all mistakes are said at once', () => {
  const read = readConfig({ PORT: 'x', PUBLIC_URL: 'y', SMTP_URL: 'z' })
  expect(read.ok ? [] : read.mistakes).toHaveLength(3)
})
