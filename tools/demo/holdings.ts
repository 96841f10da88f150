import { DEMO_LIBRARIES, type DemoLibrary } from './libraries.ts'
import { type HoldingForMarc, type MarcRecord, workToMarc } from './marc.ts'
import { type SeededRandom, seededRandom } from './random.ts'
import { DEMO_WORKS, type Work } from './works.ts'

const SEED = 905852

/** How often a library is among the holders, by its kind; 国图 has nearly everything. */
const WEIGHTS: Partial<Record<string, number>> = {
  '110001': 40,
  '310001': 8,
  '211060': 12,
  '211130': 8,
  '211010': 12,
  '211020': 10,
  '211030': 10,
  '211110': 8,
}
const ORDINARY_WEIGHT = 3

/** States of copies with how many of a hundred are in them; lost and unready books are few. */
// biome-ignore format: a table
const STATES: readonly (readonly [word: string, ofHundred: number])[] = [
  ['可借', 74], ['借出', 12], ['仅供阅览', 9], ['编目', 3], ['丢失', 2],
]

const CHINESE_PLACES = ['一层中文图书借阅区', '二层社科借阅区', '三层自然科学借阅区', '中文书库']
const FOREIGN_PLACES = ['四层外文图书阅览区', '外文书库']
/** 国图 keeps two kinds of closed stacks (S1). */
const NATIONAL_PLACES = { chinese: '中文基藏库', foreign: '外文子库' }

/** The MARC records of each library, by its code, in the order of the works. */
export function demoCatalogues(): Map<string, MarcRecord[]> {
  const random = seededRandom(SEED)
  const catalogues = new Map<string, MarcRecord[]>(DEMO_LIBRARIES.map(({ code }) => [code, []]))
  DEMO_WORKS.forEach((work, place) => {
    const bookNumber = `${random.pick([...'BCDGHKLMPQSTWXYZ'])}${random.int(11, 98)}`
    for (const library of holdersOf(work, random)) {
      const records = catalogues.get(library.code)!
      const holdings = copiesAt(library, work, { place, bookNumber, random })
      const controlNumber = `${library.code}${String(records.length + 1).padStart(6, '0')}`
      records.push(workToMarc(work, { controlNumber, enteredOn: enteredOn(work), holdings }))
    }
  })
  return catalogues
}

/** Two to nine members hold a work; what is not Chinese is also at one that lends it (R12). */
function holdersOf(work: Work, random: SeededRandom): DemoLibrary[] {
  const wanted = random.int(1, 4) + random.int(1, 5)
  const holders = new Set<DemoLibrary>()
  if (work.language !== 'chi') {
    const lending = DEMO_LIBRARIES.filter(({ lendsForeign }) => lendsForeign)
    for (const library of random.shuffle(lending).slice(0, 2)) holders.add(library)
  }
  while (holders.size < wanted) holders.add(weighted(random))
  return [...holders]
}

const weightOf = ({ code }: DemoLibrary) => WEIGHTS[code] ?? ORDINARY_WEIGHT
const allWeights = DEMO_LIBRARIES.reduce((sum, library) => sum + weightOf(library), 0)

function weighted(random: SeededRandom): DemoLibrary {
  let left = random.fraction() * allWeights
  for (const library of DEMO_LIBRARIES) {
    left -= weightOf(library)
    if (left < 0) return library
  }
  return DEMO_LIBRARIES[0]!
}

type Copying = { place: number; bookNumber: string; random: SeededRandom }

/** One to four copies, those in one state together in one field. */
function copiesAt(library: DemoLibrary, work: Work, { place, bookNumber, random }: Copying) {
  const location = placeAt(library, work, random)
  const byState = new Map<string, string[]>()
  const count = random.int(1, 4)
  for (let copy = 1; copy <= count; copy++) {
    const barcode = `${library.code.slice(2)}${String(place + 1).padStart(5, '0')}${copy}`
    const state = stateOf(random)
    byState.set(state, [...(byState.get(state) ?? []), barcode])
  }
  return [...byState].map(
    ([status, barcodes]): HoldingForMarc => ({
      libraryCode: library.code,
      location,
      bookNumber,
      barcodes,
      volume: work.volume,
      status,
    }),
  )
}

function placeAt({ code }: DemoLibrary, { language }: Work, random: SeededRandom): string {
  const chinese = language === 'chi'
  if (code === '110001') return chinese ? NATIONAL_PLACES.chinese : NATIONAL_PLACES.foreign
  return random.pick(chinese ? CHINESE_PLACES : FOREIGN_PLACES)
}

function stateOf(random: SeededRandom): string {
  let left = random.int(1, 100)
  for (const [word, ofHundred] of STATES) {
    left -= ofHundred
    if (left <= 0) return word
  }
  return STATES[0]![0]
}

/** Catalogued in the year after it appeared, but not before libraries catalogued by machine. */
const enteredOn = ({ year }: Work) => `${Math.max(1995, year + 1)}0102`
