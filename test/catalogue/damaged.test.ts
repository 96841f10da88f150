// The damaged and foreign files of ../shared/standards/marc: the values expected of them, and yaz-marcdump's opinion.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, type TestContext, test } from 'vitest'
import { describe } from '../../src/catalogue/bibliographic.ts'
import { readHoldings } from '../../src/catalogue/holdings/holdings.ts'
import { holdingsProfiles } from '../../src/catalogue/holdings/holdings-profiles.ts'
import { readMarc } from '../../src/wire/marc/read.ts'
import { type Field, isDataField, type MarcRecord } from '../../src/wire/marc/record.ts'
import { allOf, chunked, fixtureJson, readFile, recordsIn, standardFile } from '../support/marc.ts'

const expected = fixtureJson('cnmarc-expected.json')
const file = (context: TestContext, name: string) =>
  standardFile(name) ?? context.skip('no ../shared here')

/** A record in the words of the expectations. */
function valuesOf(record: MarcRecord) {
  const work = describe(record)
  return {
    id: work.controlNumber,
    title: work.title,
    subtitle: work.subtitle,
    volume: work.volume,
    author: work.responsibility,
    place: work.place,
    publisher: work.publisher,
    year: work.year,
    clc: work.clc,
    callNumber: work.callNumber,
    barcodes: readHoldings(record, holdingsProfiles.cnmarc).flatMap(({ barcode }) => barcode ?? []),
  }
}

const without = ({ isbn, isbnValid, ...rest }: Record<string, unknown>) => rest
const whole = expected.map(without)
/** The half character is gone for ever; all around it is there. */
const halved = whole.map((each, at) =>
  at === 0 ? { ...each, publisher: '人民邮电出版\ufffd' } : each,
)

// biome-ignore format: a table
const dirt: [file: string, expected: unknown[], repairs: string[], rejected: unknown[]][] = [
  ['bad-directory-entry', whole, [], []],
  ['bom-at-start', whole, [], []],
  ['charlen-directory-gbk', whole, Array(8).fill('directoryRepaired'), []],
  ['charlen-directory-utf8', whole, Array(8).fill('directoryRepaired'), []],
  ['crlf-between', whole, [], []],
  ['double-encoded', whole, Array(8).fill('doubleEncoded'), []],
  ['empty-and-garbage', [whole[0], whole[1]], [], [{ reason: 'notARecord', position: { index: 1, byteOffset: 618 } }]],
  ['gbk-split-char', halved, ['directoryRepaired', 'charactersLost'], []],
  ['gbk-utf8-mixed', whole, [], []],
  ['missing-terminators', whole, [], []],
  ['truncated-last', whole.slice(0, 7), [], [{ reason: 'truncated', position: { index: 7, byteOffset: 3894 } }]],
  ['wrong-record-length', whole, [], []],
]

for (const [name, values, repairs, rejected] of dirt)
  test(`dirt-${name}: what can be recovered is unchanged, the rest is named`, async (context) => {
    const readings = await readFile(file(context, `cnmarc/dirt-${name}.mrc`))
    expect(recordsIn(readings).map(valuesOf)).toEqual(values)
    const repaired = readings.flatMap((reading) => ('repairs' in reading ? reading.repairs : []))
    expect(repaired).toEqual(repairs)
    expect(readings.filter((reading) => 'reason' in reading)).toMatchObject(rejected)
  })

const tellingField: Record<string, [tag: string, contains: string]> = {
  'py_marc8.dat': ['240', 'De la solitude à la communauté.'],
  'm4j_bad_leaders_10_11.mrc': ['260', 'Düsseldorf'],
  'm4j_oclc_63111280_export_as_UTF8_from_connexion.mrc': ['880', '日本民俗'],
  'm4j_unordered-directory-entries.mrc': ['245', 'About parrots'],
  'py_alphatag.dat': ['245', 'Chemistry experiments for children,'],
  'py_bad_indicator.dat': ['245', 'Aristocrats of color'],
  'py_bad_subfield_code.dat': ['245', 'ActivePerl with ASP and ADO'],
  'py_multi_isbn.dat': ['020', '0914378287'],
  'py_testunimarc.dat': ['200', 'altra faccia della spirale'],
  'py_utf8_with_leader_flag.dat': ['240', 'communauté'],
  'rb_non-numeric.dat': ['TSO', 'NEW KIND OF HISTORY'],
  'rb_random_tag_order.dat': ['245', 'Blonde on blonde'],
  'rb_utf8_with_bad_bytes.marc': ['100', 'Čhamlō̜ng'],
}

for (const [name, [tag, contains]] of Object.entries(tellingField))
  test(`${name} of another system is read: ${contains}`, async (context) => {
    const readings = await readFile(file(context, `third-party/${name}`))
    const [record] = recordsIn(readings)
    expect(
      record?.fields
        .filter((field) => field.tag === tag)
        .map(plain)
        .join('\n'),
    ).toContain(contains)
  })

test('of eight bad records seven titles are read; the one with nothing in it is named', async (context) => {
  const readings = await readFile(file(context, 'third-party/py_bad_records.mrc'))
  expect(recordsIn(readings).map((record) => describe(record).title)).toEqual(
    Array(7).fill('The pragmatic programmer'),
  )
  expect(readings[6]).toMatchObject({ reason: 'badDirectory', position: { byteOffset: 764 } })
})

test('EACC is said to be unread and the romanised title stands; in UTF-8 the Chinese one does', async (context) => {
  const readings = await readFile(file(context, 'third-party/m4j_chinese_mangled_multibyte.mrc'))
  const found = readings.map((reading) =>
    'record' in reading ? [describe(reading.record).title, ...reading.repairs] : reading.reason,
  )
  expect(found).toEqual([
    ['Che lun gun gun', 'scriptUnread'],
    ['Che lun gun gun', 'scriptUnread'],
    ['Che lun gun gun'],
    ['車輪滾滾'],
  ])
})

/** A field as one line; how accents are composed is not what is compared. */
const plain = (field: Field) =>
  `${field.tag} ${
    isDataField(field)
      ? field.subfields.map(({ code, value }) => `$${code}${value}`).join('')
      : field.value
  }`.normalize('NFC')
const linesOf = (records: MarcRecord[]) => records.map(({ fields }) => fields.map(plain))

const dump = '/usr/bin/yaz-marcdump'
const asDumped = async (path: string, charset: string) => {
  const args = ['-f', charset, '-t', 'utf-8', '-o', 'marcxml', path]
  // It ends with an error where it had to skip bytes, and writes what it read all the same.
  const xml = spawnSync(dump, args, { maxBuffer: 1 << 26 }).stdout
  return linesOf(recordsIn(await allOf(readMarc(chunked(xml)))))
}

// biome-ignore format: a table
const agreed: [file: string, charset: string][] = [
  ['third-party/py_marc8.dat', 'marc8'], ['third-party/m4j_bad_leaders_10_11.mrc', 'marc8'],
  ['yaz/marc7.marc', 'marc8'], ['yaz/marc10.marc', 'iso-8859-1'], ['yaz/marc1.marc', 'iso-8859-1'],
  ['third-party/py_testunimarc.dat', 'utf-8'], ['third-party/rb_random_tag_order.dat', 'utf-8'],
  ['third-party/bl_test_data.utf8.mrc', 'utf-8'], ['cnmarc/cnmarc-gb18030.mrc', 'gb18030'],
  ['cnmarc/dirt-bad-directory-entry.mrc', 'utf-8'], ['cnmarc/dirt-crlf-between.mrc', 'utf-8'],
]

for (const [name, charset] of agreed)
  test(`${name}: every field is what yaz-marcdump reads`, async (context) => {
    const path = file(context, name)
    if (!existsSync(dump)) context.skip('no yaz-marcdump here')
    expect(linesOf(recordsIn(await readFile(path)))).toEqual(await asDumped(path, charset))
  })

// marc3.xml was made by a program that cuts an alphabetic field after its code.
for (const [name, charset] of [
  ['marc1', 'auto'],
  ['marc7', 'auto'],
  ['marc10', 'danmarc2'],
] as const)
  test(`${name}: ISO 2709 and the MARCXML beside it agree in every field`, async (context) => {
    const binary = recordsIn(await readFile(file(context, `yaz/${name}.marc`), charset))
    expect(linesOf(binary)).toEqual(
      linesOf(recordsIn(await readFile(file(context, `yaz/${name}.xml`)))),
    )
  })
