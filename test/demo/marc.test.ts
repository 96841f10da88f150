import { expect, test } from 'vitest'
import { type MarcOptions, type MarcRecord, workToMarc } from '../../tools/demo/marc.ts'
import { DEMO_WORKS } from '../../tools/demo/works.ts'

const options: MarcOptions = {
  controlNumber: '012020000001',
  enteredOn: '20200102',
  holdings: [
    {
      libraryCode: '211060',
      location: '沙河书库',
      bookNumber: '840',
      barcodes: ['BH2007341185', 'BH2007341193'],
      status: '可借',
    },
  ],
}

const recordOf = (title: string) => {
  const work = DEMO_WORKS.find((one) => one.title === title)
  if (!work) throw new Error(`no work is called ${title}`)
  return workToMarc(work, options)
}

/** Each field on a line as librarians read it: 200 1 $aJava高级编程$e… */
const lines = (record: MarcRecord) =>
  record.fields.map((field) =>
    'value' in field
      ? `${field.tag} ${field.value}`
      : `${field.tag} ${field.indicators}${field.subfields.map(({ code, value }) => `$${code}${value}`).join('')}`,
  )

test('a Chinese work is a CNMARC record, its copies in 905', () => {
  expect(lines(recordOf('Java高级编程'))).toEqual([
    '001 012020000001',
    '010   $a978-7-115-16424-7$dCNY99.00',
    '100   $a20200102d2007    em y0chiy50      ea',
    '101 1 $achi$ceng',
    '102   $aCN$b110000',
    '200 1 $aJava高级编程$eJDK 6版$f(美)W. Clay Richardson等著$g董相德，董正新等译',
    '210   $a北京$c人民邮电出版社$d2007',
    '215   $a702页$d24cm',
    '300   $a英文原题名：Professional Java, JDK 6 edition',
    '500 10$aProfessional Java, JDK 6 edition$m英文',
    '606 0 $aJAVA语言$x程序设计',
    '690   $aTP312JA$v5',
    '701  0$aW. Clay Richardson$c(美)$4著',
    '702  0$a董相德$4译',
    '702  0$a董正新$4译',
    '801  0$aCN$b211060$c20200102',
    '905   $a211060$bBH2007341185$bBH2007341193$c沙河书库$dTP312JA$e840$s可借',
  ])
})

test('a Russian work is a MARC 21 record in Cyrillic, one 852 a copy', () => {
  expect(lines(recordOf('Былое и думы'))).toEqual([
    '001 012020000001',
    '008 200102s1946    xx            000 0 rus d',
    '041 0 $arus',
    '093   $aI512.54$25',
    '100 1 $aГерцен, А. И.,$eauthor.',
    '245 10$aБылое и думы /$cА. И. Герцен.',
    '260   $aМосква :$bГослитиздат,$c1946.',
    '300   $a1 v.',
    '650  4$aГерцен, Александр Иванович, 1812-1870',
    '650  4$aРусская литература$xМемуары',
    '852 8 $b211060$c沙河书库$hI512.54/840$pBH2007341185$q可借',
    '852 8 $b211060$c沙河书库$hI512.54/840$pBH2007341193$q可借',
  ])
})

test('parts, subtitle and filing articles of an English title stand where MARC 21 has them', () => {
  expect(lines(recordOf('The art of computer programming'))).toContain(
    '245 14$aThe art of computer programming.$nVol. 1,$pFundamental algorithms /$cDonald E. Knuth.',
  )
  expect(lines(recordOf('Silent spring'))).toContain('245 10$aSilent spring /$cRachel Carson.')
  expect(lines(recordOf('Cybernetics'))).toContain(
    '245 10$aCybernetics :$bor control and communication in the animal and the machine /$cNorbert Wiener.',
  )
})

test('a work that has only an editor is entered under its title', () => {
  const record = lines(recordOf('Большой энциклопедический словарь'))
  expect(record.some((line) => line.startsWith('100'))).toBe(false)
  expect(record).toContain('700 1 $aПрохоров, А. М.,$eeditor.')
})

test('bodies stand in 711, and the volume of a set in 200 $h', () => {
  const record = lines(recordOf('高等数学'))
  expect(record).toContain('200 1 $a高等数学$h上册$f同济大学数学系编')
  expect(record).toContain('711 02$a同济大学数学系$4编')
})

test('every work makes a record whose leader, coded fields and tags are as long and as ordered as the formats ask', () => {
  for (const work of DEMO_WORKS) {
    const record = workToMarc(work, options)
    expect(record.leader, work.title).toHaveLength(24)
    const tags = record.fields.map(({ tag }) => tag)
    expect(tags, work.title).toEqual(tags.toSorted())
    for (const line of lines(record)) {
      if (line.startsWith('008')) expect(line.slice(4)).toHaveLength(40)
      if (line.startsWith('100   $a')) expect(line.slice(8)).toHaveLength(36)
      expect(line, work.title).not.toMatch(/undefined|\$.$|\p{Cc}/u)
    }
  }
})

test('every place of a Chinese work has its region', () => {
  for (const work of DEMO_WORKS.filter(({ language }) => language === 'chi')) {
    expect(lines(workToMarc(work, options)).join('\n'), work.place).toMatch(/102 {3}\$aCN\$b\d{6}/)
  }
})
