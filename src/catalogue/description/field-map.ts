// Where each format keeps what readers see (standards.md §4). A place is a tag and its subfields,
// `200hi`; of several places the first that says something wins, for lists all of them are taken.

export type Format = 'cnmarc' | 'marc21'

// biome-ignore format: a list
export const materialTypes = [
  'book', 'serial', 'article', 'thesis', 'score', 'map', 'video', 'audio', 'picture', 'electronic',
  'other',
] as const
export type MaterialType = (typeof materialTypes)[number]

export type Places = readonly string[]

export interface FieldMap {
  subtitle: Places
  volume: Places
  parallelTitle: Places
  originalTitle: Places
  otherTitles: Places
  responsibility: Places
  otherResponsibility: Places
  edition: Places
  publisher: Places
  place: Places
  published: Places
  extent: Places
  size: Places
  price: Places
  series: Places
  isbns: Places
  issns: Places
  clc: Places
  otherClasses: Places
  subjects: Places
  summary: Places
  notes: Places
  callNumber: Places
  mainPersons: Places
  addedPersons: Places
}

const tags = (from: number, to: number, codes: string): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `${String(from + at).padStart(3, '0')}${codes}`)

/** CNMARC and UNIMARC. 214 is the newer 210; 905 is a holding (holdings-profiles.ts). */
const cnmarc: FieldMap = {
  subtitle: ['200e'],
  volume: ['200hiv'],
  parallelTitle: ['200d', '510a'],
  originalTitle: ['500a', '454at'],
  otherTitles: [...tags(512, 518, 'a'), '532a', '540a', '541a'],
  responsibility: ['200f'],
  otherResponsibility: ['200g'],
  edition: ['205a'],
  publisher: ['210c', '214c'],
  place: ['210a', '214a'],
  published: ['210d', '214d'],
  extent: ['215a'],
  size: ['215d'],
  price: ['010d', '011d'],
  series: ['225a', '410at'],
  isbns: ['010az'],
  issns: ['011ayz'],
  clc: ['690a'],
  otherClasses: ['692a', '675a', '676a', '680ab', '686a'],
  subjects: ['600abxyz', '601abxyz', '602axyz', '605axyz', '606axyz', '607axyz', '610a'],
  summary: ['330a'],
  notes: [...tags(300, 328, 'a'), '333a', '336a', '337a', '345a'],
  callNumber: ['096a', '099a', '090a'],
  mainPersons: ['700ab', '701ab', '710ab', '711ab'],
  addedPersons: ['702ab', '712ab', '720ab', '721ab', '722ab'],
}

/** MARC21, after 880 has taken the place of what it repeats (original-script.ts). */
const marc21: FieldMap = {
  subtitle: ['245b'],
  volume: ['245np'],
  parallelTitle: [],
  originalTitle: ['240a', '765t'],
  otherTitles: ['130a', '246a', '740a'],
  responsibility: ['245c'],
  otherResponsibility: [],
  edition: ['250a'],
  publisher: ['264b', '260b'],
  place: ['264a', '260a'],
  published: ['264c', '260c'],
  extent: ['300a'],
  size: ['300c'],
  price: ['020c'],
  series: ['490a', '830a'],
  isbns: ['020az'],
  issns: ['022ayz'],
  clc: ['093a'],
  otherClasses: ['050ab', '082a', '080a', '060ab'],
  subjects: [
    '600abctxyzv',
    '610abtxyzv',
    '611axyzv',
    '630axyzv',
    '648a',
    '650axyzv',
    '651axyzv',
    '653a',
    '655a',
  ],
  summary: ['520a'],
  notes: [...tags(500, 519, 'a'), ...tags(521, 588, 'a')],
  callNumber: ['090ab', '050ab', '096a'],
  mainPersons: ['100abc', '110ab', '111a'],
  addedPersons: ['700abc', '710ab', '711a'],
}

export const fieldMaps: Record<Format, FieldMap> = { cnmarc, marc21 }

/** Tags that only one of the formats gives to a description of a book. */
export const tellingTags: Record<Format, readonly string[]> = {
  cnmarc: ['200', '210', '215', '225', '606', '690', '701', '702', '801', '905'],
  marc21: ['245', '260', '264', '300', '650', '020', '040', '082', '050', '008'],
}

/** Leader/06, alike in both formats but for l (UNIMARC) and m (MARC21), which do not collide. */
// biome-ignore format: a table
export const materialByRecordType: Record<string, MaterialType> = {
  c: 'score', d: 'score', e: 'map', f: 'map', g: 'video', i: 'audio', j: 'audio',
  k: 'picture', l: 'electronic', m: 'electronic', o: 'other', p: 'other', r: 'other',
}

/** Leader/07, for printed text. */
export const materialByLevel: Record<string, MaterialType> = {
  s: 'serial',
  a: 'article',
  b: 'article',
}

/** The field that says a text is a dissertation. */
export const thesisNote: Record<Format, string> = { cnmarc: '328', marc21: '502' }
