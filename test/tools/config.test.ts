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
]
test.each(mistakes)('%s=%s is answered by one sentence in both languages', (setting, value) => {
  const read = readConfig({ [setting]: value })
  expect(read).toEqual({
    ok: false,
    mistakes: [expect.stringMatching(`^${setting} .* · ${setting} `)],
  })
})

test('the owner of a database is no use without the database', () => {
  const read = readConfig({ DATABASE_OWNER_URL: 'postgres://owner@db.example/hutong' })
  expect(read).toEqual({ ok: false, mistakes: [expect.stringContaining('DATABASE_URL')] })
})

test('all mistakes are said at once', () => {
  const read = readConfig({ PORT: 'x', PUBLIC_URL: 'y', SMTP_URL: 'z' })
  expect(read.ok ? [] : read.mistakes).toHaveLength(3)
})
