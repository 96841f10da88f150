import { expect, test } from 'vitest'
import { atomFeed } from '../../../src/catalogue/search/arrivals/atom.ts'
import type { Hit } from '../../../src/catalogue/shapes.ts'

const head = {
  title: '新到书刊',
  address: '/feeds/arrivals?clc=O17',
  publicUrl: 'https://hutong.example',
  language: 'zh-CN',
}
const hit = {
  id: 7,
  title: '数学 & <分析>',
  volume: '上册',
  responsibility: '某某编',
  publisher: '',
  year: '2019',
  isbn: '',
  callNumber: 'O17/88',
} as Hit

test('an entry is known by its permanent address and says what it is', () => {
  const arrivedAt = Temporal.Instant.from('2026-11-20T02:00:00Z')
  const feed = atomFeed(head, [{ hit, arrivedAt }])
  expect(feed).toContain('<id>https://hutong.example/records/7</id>')
  expect(feed).toContain('<title>数学 &amp; &lt;分析&gt; 上册</title>')
  expect(feed).toContain('<summary>某某编 · 2019 · O17/88</summary>')
  expect(feed.match(/<updated>2026-11-20T02:00:00Z<\/updated>/g)).toHaveLength(2)
})

test('what XML has no place for is left out, and an empty feed is a feed', () => {
  const arrivedAt = Temporal.Instant.from('2026-11-20T02:00:00Z')
  const feed = atomFeed(head, [{ hit: { ...hit, title: 'a\u0000b\u001f\ud800c' }, arrivedAt }])
  expect(feed).toContain('<title>ab\ufffdc 上册</title>')
  expect(atomFeed(head, [])).toContain('<updated>1970-01-01T00:00:00Z</updated>')
})
