import { expect, test } from 'vitest'
import { readHoldings } from '../../src/catalogue/holdings/holdings.ts'
import {
  type HoldingsProfile,
  holdingsProfiles,
} from '../../src/catalogue/holdings/holdings-profiles.ts'
import type { MarcRecord } from '../../src/wire/marc/record.ts'

const record = (tag: string, ...texts: string[]): MarcRecord => ({
  leader: '00000nam0 2200000   450 ',
  fields: texts.map((text) => ({
    tag,
    indicators: '  ',
    subfields: text
      .split('$')
      .slice(1)
      .map((part) => ({ code: part[0]!, value: part.slice(1) })),
  })),
})
const { cnmarc, marc21, kohaMarc21 } = holdingsProfiles

test('905 with two barcodes is two copies under one call number', () => {
  const copies = readHoldings(record('905', '$a211010$bB1$bB2$dTP312JA$e840'), cnmarc)
  expect(copies).toMatchObject([
    { libraryCode: '211010', callNumber: 'TP312JA/840', barcode: 'B1' },
    { libraryCode: '211010', callNumber: 'TP312JA/840', barcode: 'B2' },
  ])
})

test('905 $f is the whole call number; without a barcode there is still a copy', () => {
  expect(readHoldings(record('905', '$a211010$fO13/131$dO13'), cnmarc)).toMatchObject([
    { callNumber: 'O13/131', barcode: null, availability: null },
  ])
})

test('volumes named beside barcodes belong to them one by one, a single one to all', () => {
  const volumes = (text: string) =>
    readHoldings(record('905', text), cnmarc).map(({ volume }) => volume)
  expect(volumes('$bB1$v上册$bB2$v下册')).toEqual(['上册', '下册'])
  expect(volumes('$bB1$bB2$v上册')).toEqual(['上册', '上册'])
})

test('852 and Koha’s 952 are read by their own profiles', () => {
  expect(readHoldings(record('852', '$b211010$hPL 2127$i.C42$pM1'), marc21)).toMatchObject([
    { libraryCode: '211010', callNumber: 'PL 2127 .C42', barcode: 'M1' },
  ])
  expect(readHoldings(record('952', '$aMAIN$oTP312$pK1$7reference'), kohaMarc21)).toMatchObject([
    { callNumber: 'TP312', barcode: 'K1', availability: 'readingRoomOnly' },
  ])
})

test('a library that writes elsewhere has a profile of its own', () => {
  const own: HoldingsProfile = [
    { tag: '998', callNumber: ['xy'], separator: '-', barcode: 'z', status: 'w' },
  ]
  expect(readHoldings(record('998', '$xK20$y5$zZ9$w流通中'), own, { 流通中: 'onLoan' })).toEqual([
    {
      libraryCode: null,
      callNumber: 'K20-5',
      barcode: 'Z9',
      volume: null,
      location: null,
      statusWord: '流通中',
      availability: 'onLoan',
    },
  ])
})

test('status words of circulation systems are understood; unknown ones are not guessed', () => {
  const availability = (word: string) =>
    readHoldings(record('905', `$bB1$s${word}`), cnmarc)[0]?.availability
  expect(availability('可借')).toBe('available')
  expect(availability('已借出')).toBe('onLoan')
  expect(availability('仅供阅览')).toBe('readingRoomOnly')
  expect(availability('编目中')).toBe('inProcessing')
  expect(availability('Lost')).toBe('lost')
  expect(availability('某种状态')).toBeNull()
})
