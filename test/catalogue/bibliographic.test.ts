import { expect, test } from 'vitest'
import { describe, detectFormat } from '../../src/catalogue/bibliographic.ts'
import { readHoldings } from '../../src/catalogue/holdings/holdings.ts'
import { holdingsProfiles } from '../../src/catalogue/holdings/holdings-profiles.ts'
import type { Field, MarcRecord } from '../../src/wire/marc/record.ts'
import { fixture, fixtureJson, readFile, recordsIn, standardFile } from '../support/marc.ts'

const field = (tag: string, text: string, indicators = '  '): Field => ({
  tag,
  indicators,
  subfields: text
    .split('$')
    .slice(1)
    .map((part) => ({ code: part[0]!, value: part.slice(1) })),
})
const record = (...fields: Field[]): MarcRecord => ({
  leader: '00000nam0 2200000   450 ',
  fields,
})

/** A record in the words of the `*-expected.json` files. */
function summary(of: MarcRecord) {
  const work = describe(of)
  const holdings = readHoldings(of, holdingsProfiles[work.format])
  const [isbn] = work.isbns
  return {
    id: work.controlNumber,
    isbn: isbn?.printed ?? null,
    isbnValid: isbn ? isbn.normal !== null : null,
    title: work.title,
    subtitle: work.subtitle,
    volume: work.volume,
    author: work.responsibility,
    place: work.place,
    publisher: work.publisher,
    year: work.year,
    clc: work.clc,
    callNumber: work.callNumber,
    barcodes: holdings.flatMap(({ barcode }) => barcode ?? []),
    titleRomanized: work.titleRomanized,
  }
}

test.each([
  ['cnmarc-utf8.mrc', 'cnmarc-expected.json'],
  ['cnmarc-gbk.mrc', 'cnmarc-expected.json'],
  ['cnmarc-gb18030.mrc', 'cnmarc-expected.json'],
  ['cnmarc-gbk-label-says-utf8.mrc', 'cnmarc-expected.json'],
  ['cnmarc-rare-gb18030.mrc', 'cnmarc-rare-expected.json'],
  ['marc21-880-utf8.mrc', 'marc21-880-expected.json'],
])('%s says what a cataloguer reads in it', async (file, expected) => {
  const records = recordsIn(await readFile(fixture(file)))
  expect(records.map(summary)).toMatchObject(fixtureJson(expected))
})

test('the format is told by its own tags, not by a label', () => {
  expect(detectFormat(record(field('200', '$a甲'), field('210', '$c乙')))).toBe('cnmarc')
  expect(detectFormat(record(field('245', '$a甲'), field('260', '$b乙')))).toBe('marc21')
  expect(detectFormat(record(field('210', '$c乙'), field('690', '$aO13')))).toBe('cnmarc')
})

test('persons stand with their role, main responsibility first', () => {
  const { persons } = describe(
    record(
      field('200', '$a第二基地'),
      field('702', '$a某译者$4译'),
      field('701', '$aAsimov$b, Isaac$4著'),
    ),
  )
  expect(persons).toEqual([
    { name: 'Asimov, Isaac', role: '著', main: true },
    { name: '某译者', role: '译', main: false },
  ])
})

test('a parallel title is no subtitle', () => {
  const of = (text: string) => describe(record(field('245', text)))
  expect(of('$aHan yu =$bChinese : a course /$cX.')).toMatchObject({
    title: 'Han yu',
    subtitle: null,
    parallelTitle: 'Chinese : a course',
  })
  expect(of('$aSammlung :$bKunst = Art /$cX.')).toMatchObject({
    title: 'Sammlung',
    subtitle: 'Kunst',
    parallelTitle: 'Art',
  })
  expect(describe(record(field('200', '$a汉语$dChinese'))).parallelTitle).toBe('Chinese')
})

test('the original script is shown whichever half of the pair holds it', () => {
  const shown = (own: string, other: string) =>
    describe(record(field('245', `$6880-01$a${own}`), field('880', `$6245-01/$1$a${other}`))).title
  expect(shown('Hong lou meng', '红楼梦')).toBe('红楼梦')
  expect(shown('红楼梦', 'Hong lou meng')).toBe('红楼梦')
})

test('punctuation of ISBD is for cards; initials and abbreviations keep their stop', () => {
  const { title, persons, publisher } = describe(
    record(
      field('245', '$aAbout parrots /$cby one.'),
      field('100', '$aSill, J.,$eauthor.'),
      field('260', '$a[Jinan] :$bQi lu she,$cc2003.'),
    ),
  )
  expect({ title, name: persons[0]?.name, publisher }).toEqual({
    title: 'About parrots',
    name: 'Sill, J.',
    publisher: 'Qi lu she',
  })
})

test('the year is the printed one, and the coded one where none is printed', () => {
  const year = (printed: string, coded = '') =>
    describe(record(field('200', '$a甲'), field('210', `$d${printed}`), field('100', `$a${coded}`)))
      .year
  expect(year('c2007')).toBe('2007')
  expect(year('１９８９.5')).toBe('1989')
  expect(year('民国25年')).toBe('1936')
  expect(year('[197-?]', '20200101d1970    em y0chiy50      ea')).toBe('1970')
  expect(year('不详')).toBeNull()
})

test('books, serials, dissertations and discs are told apart', () => {
  const kind = (type: string, ...fields: Field[]) =>
    describe({ leader: `00000n${type}0 2200000   450 `, fields: [field('200', '$a甲'), ...fields] })
      .materialType
  expect(kind('am')).toBe('book')
  expect(kind('as')).toBe('serial')
  expect(kind('am', field('328', '$a博士学位论文'))).toBe('thesis')
  expect(kind('jm')).toBe('audio')
  expect(kind('lm')).toBe('electronic')
})

test('marks around words that do not sort are not shown', () => {
  expect(describe(record(field('200', '$a\u0098L\u009caltra faccia'))).title).toBe('Laltra faccia')
})

test('records of other systems have sensible titles', async (context) => {
  const first = async (name: string) => {
    const file = standardFile(name) ?? context.skip('no ../shared here')
    return describe(recordsIn(await readFile(file))[0]!)
  }
  expect((await first('third-party/py_testunimarc.dat')).title).toBe("L'altra faccia della spirale")
  expect(await first('third-party/py_marc8.dat')).toMatchObject({
    title: 'Escape from loneliness',
    publisher: 'Westminster Press',
    year: '1962',
  })
  expect((await first('third-party/py_bad_subfield_code.dat')).title).toMatch(/^ActivePerl/)
  const oclc = 'third-party/m4j_oclc_63111280_export_as_UTF8_from_connexion.mrc'
  expect(await first(oclc)).toMatchObject({
    title: '日本民俗·信仰·藝能·與中國文化',
    responsibility: '葉漢鰲著',
    language: 'chi',
  })
  const blacklight = standardFile('third-party/bl_test_data.utf8.mrc')!
  const titles = recordsIn(await readFile(blacklight)).map((each) => describe(each).title)
  expect(titles.filter((title) => title === '')).toEqual([])
})
