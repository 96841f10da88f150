import { type Field, field, type HoldingForMarc, type MarcOptions } from './marc-record.ts'
import type { Contributor, Work, WorkLanguage } from './works.ts'

/** 中华人民共和国行政区划代码 (GB/T 2260) of the places where the works appeared, for 102 $b. */
const REGIONS: Record<string, string> = {
  北京: '110000',
  天津: '120000',
  石家庄: '130000',
  太原: '140000',
  沈阳: '210000',
  长春: '220000',
  上海: '310000',
  南京: '320000',
  杭州: '330000',
  合肥: '340000',
  济南: '370000',
  武汉: '420000',
  长沙: '430000',
  广州: '440000',
  桂林: '450000',
  海口: '460000',
  重庆: '500000',
  成都: '510000',
  西安: '610000',
}

const LANGUAGE_NAMES: Record<WorkLanguage, string> = {
  chi: '中文',
  eng: '英文',
  rus: '俄文',
  jpn: '日文',
  fre: '法文',
  ger: '德文',
  spa: '西班牙文',
  ita: '意大利文',
  lat: '拉丁文',
}

/** The fields of a work in Chinese, in CNMARC (《中国机读目录格式》, field for field UNIMARC). */
export function chineseFields(work: Work, options: MarcOptions): Field[] {
  return [
    { tag: '001', value: options.controlNumber },
    ...identification(work, options),
    ...description(work),
    ...subjects(work),
    ...responsibility(work),
    field(
      '801',
      ' 0',
      ['a', 'CN'],
      ['b', options.holdings[0]?.libraryCode],
      ['c', options.enteredOn],
    ),
    ...options.holdings.map((holding) => holdingField(work, holding)),
  ]
}

/** 010 ISBN and price, 100 coded data (36 characters), 101 language, 102 country and region. */
function identification(work: Work, options: MarcOptions): Field[] {
  const price = work.priceFen === undefined ? undefined : `CNY${(work.priceFen / 100).toFixed(2)}`
  const coded = `${options.enteredOn}d${work.year}    em y0chiy50      ea`
  const translated = work.original !== undefined
  return [
    ...(work.isbn || price ? [field('010', '  ', ['a', work.isbn], ['d', price])] : []),
    field('100', '  ', ['a', coded]),
    field('101', translated ? '1 ' : '0 ', ['a', 'chi'], ['c', work.original?.language]),
    field('102', '  ', ['a', 'CN'], ['b', REGIONS[work.place]]),
  ]
}

/** 200 title and statement, 205 edition, 210 imprint, 215 extent, 300 note, 500 original title. */
function description(work: Work): Field[] {
  const [first, ...later] = work.responsibility.split('；')
  const { original } = work
  const named = later.map((statement) => ['g', statement] as const)
  const title = [
    ['a', work.title],
    ['e', work.subtitle],
    ['h', work.volume],
  ] as const
  return [
    field('200', '1 ', ...title, ['f', first], ...named),
    ...(work.edition ? [field('205', '  ', ['a', work.edition])] : []),
    field('210', '  ', ['a', work.place], ['c', work.publisher], ['d', String(work.year)]),
    field('215', '  ', ['a', extent(work)], ['d', height(work)]),
    ...(original
      ? [
          note(original),
          field('500', '10', ['a', original.title], ['m', LANGUAGE_NAMES[original.language]]),
        ]
      : []),
  ]
}

const note = ({ language, title }: NonNullable<Work['original']>) =>
  field('300', '  ', ['a', `${LANGUAGE_NAMES[language]}原题名：${title}`])

const height = ({ heightCm }: Work) => (heightCm === undefined ? undefined : `${heightCm}cm`)

const extent = ({ pages, volumes }: Work) => (pages ? `${pages}页` : `${volumes ?? 1}册`)

/** 606 headings with their subdivisions, 690 中图法 class, fifth edition. */
function subjects(work: Work): Field[] {
  const headings = work.subjects.map((subject) => {
    const [heading, ...subdivisions] = subject.split('－')
    return field('606', '0 ', ['a', heading], ...subdivisions.map((part) => ['x', part] as const))
  })
  return [...headings, field('690', '  ', ['a', work.classNumber], ['v', '5'])]
}

/** 701/711 those first responsible, 702/712 the others; 711 and 712 for bodies. */
function responsibility({ authors, otherContributors = [] }: Work): Field[] {
  const named = (tags: { person: string; body: string }) => (contributor: Contributor) => {
    const { name, role, country, corporate } = contributor
    const tag = corporate ? tags.body : tags.person
    const qualifier = country && `(${country})`
    return field(tag, corporate ? '02' : ' 0', ['a', name], ['c', qualifier], ['4', role])
  }
  return [
    ...authors.map(named({ person: '701', body: '711' })),
    ...otherContributors.map(named({ person: '702', body: '712' })),
  ].sort((one, other) => one.tag.localeCompare(other.tag, 'en'))
}

/** 905: $a library $b barcodes $c place $d class $e book number $s state $v part. */
const holdingField = (work: Work, holding: HoldingForMarc) =>
  field(
    '905',
    '  ',
    ['a', holding.libraryCode],
    ...holding.barcodes.map((barcode) => ['b', barcode] as const),
    ['c', holding.location],
    ['d', work.classNumber],
    ['e', holding.bookNumber],
    ['s', holding.status],
    ['v', holding.volume],
  )
