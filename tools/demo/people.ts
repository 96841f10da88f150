import type { Profile } from '../../src/readers/shapes.ts'
import { DEPARTMENTS } from './departments.ts'
import { DEMO_LIBRARIES, type DemoLibrary } from './libraries.ts'
import { GIVEN_NAMES, SURNAMES } from './names.ts'
import { type SeededRandom, seededRandom } from './random.ts'

export type ReaderType = Profile['readerType']

/** An invented reader, as her home library knows her. */
export type DemoReader = {
  libraryCode: string
  login: string
  name: string
  nameEn: string
  readerType: ReaderType
  department: string
  departmentEn: string
  jobTitle: Profile['jobTitle']
  education: Profile['education']
  documentType: Profile['documentType']
  /** At most 14 characters (domain.md §2.2). */
  documentNumber: string
  /** 读者条码, four digits as in seed S2 (0011), unique within the library. */
  barcode: string
  phone: string
  email: string
}

/** A librarian is known by the code of the post, never by a name: by01 (seed S2). */
export type DemoOperator = {
  code: string
  login: string
  /** Null for the centre's own. */
  libraryCode: string | null
  nameZh: string
  nameEn: string
}

type Standing = Pick<DemoReader, 'readerType' | 'jobTitle' | 'education' | 'documentType'>

/** Of ten readers that a library counts, who they are. */
// biome-ignore format: a table
const STANDINGS: readonly Standing[] = [
  { readerType: 'faculty', jobTitle: 'associateProfessor', education: 'doctor', documentType: 'staffCard' },
  { readerType: 'faculty', jobTitle: 'lecturer', education: 'doctor', documentType: 'staffCard' },
  { readerType: 'doctoral', jobTitle: '', education: 'master', documentType: 'campusCard' },
  { readerType: 'doctoral', jobTitle: '', education: 'master', documentType: 'studentCard' },
  { readerType: 'master', jobTitle: '', education: 'bachelor', documentType: 'campusCard' },
  { readerType: 'master', jobTitle: '', education: 'bachelor', documentType: 'studentCard' },
  { readerType: 'undergraduate', jobTitle: '', education: 'other', documentType: 'campusCard' },
  { readerType: 'undergraduate', jobTitle: '', education: 'other', documentType: 'studentCard' },
  { readerType: 'researcher', jobTitle: 'researcher', education: 'doctor', documentType: 'staffCard' },
  { readerType: 'otherStaff', jobTitle: 'engineer', education: 'bachelor', documentType: 'libraryCard' },
]

/** Fixed, so that a demonstration made twice is the same twice. */
const SEED = 211130

/** Telephones of readers begin here, well after those of the 46 libraries. */
const FIRST_READER_PHONE = 1000

/**
 * `count` invented readers, spread evenly over the libraries that have readers of their own (all but
 * the public ones). There are names for 1,920; asked for more, it throws. The same `seed` gives the
 * same people.
 */
export function demoReaders(count = 264, seed = SEED): DemoReader[] {
  const random = seededRandom(seed)
  const homes = DEMO_LIBRARIES.filter(({ category }) => category !== 'public')
  const names = random.shuffle(SURNAMES.flatMap((s) => GIVEN_NAMES.map((g) => [s, g] as const)))
  if (count > names.length) throw new RangeError(`there are names for ${names.length} readers only`)
  return names.slice(0, count).map(([surname, given], place) => {
    const person = { name: surname.zh + given.zh, surname: surname.pinyin, given: given.pinyin }
    const round = Math.floor(place / homes.length)
    // 44 libraries and ten standings share the factor 2: the 3 lets each library meet all ten.
    const standing = STANDINGS[(place + 3 * round) % STANDINGS.length]!
    const home = homes[place % homes.length]!
    return { ...standing, ...reader(person, home, place, random) }
  })
}

type Person = { name: string; surname: string; given: string }

function reader(
  person: Person,
  home: DemoLibrary,
  place: number,
  random: SeededRandom,
): Omit<DemoReader, keyof Standing> {
  const department = random.pick(DEPARTMENTS[home.category])
  const login = `${person.surname}${person.given}${place + 1}`
  return {
    libraryCode: home.code,
    login,
    name: person.name,
    nameEn: `${capital(person.given)} ${capital(person.surname)}`,
    department: department.zh,
    departmentEn: department.en,
    documentNumber: `${home.code}${String(place + 1).padStart(5, '0')}`,
    barcode: String(place + 1).padStart(4, '0'),
    phone: `010-0000-${FIRST_READER_PHONE + place}`,
    email: `${login}@${home.shortEn.toLowerCase()}.example`,
  }
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** Posts of one library: two, or three where many requests come in. */
const postsOf = ({ lendsForeign, category }: DemoLibrary) =>
  lendsForeign || category === 'engineering' ? 3 : 2

/** Every operator of the consortium: each library's posts, then the centre's zx01–zx03. */
export function demoOperators(): DemoOperator[] {
  return [
    ...DEMO_LIBRARIES.flatMap((library) =>
      numbered(library.requestPrefix.toLowerCase(), postsOf(library)).map((code) => ({
        code,
        login: code,
        libraryCode: library.code,
        nameZh: `${library.shortZh}操作员 ${code}`,
        nameEn: `${library.shortEn} operator ${code}`,
      })),
    ),
    ...numbered('zx', 3).map((code) => ({
      code,
      login: code,
      libraryCode: null,
      nameZh: `中心操作员 ${code}`,
      nameEn: `Centre operator ${code}`,
    })),
  ]
}

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, place) => `${prefix}${String(place + 1).padStart(2, '0')}`)
