import type { SourceDetail, SourceForm } from '../../src/catalogue/sources/shapes.ts'

type Profile = SourceForm['profile']

/** A row of the form; what is empty is not said. */
export interface PlaceDraft {
  tag: string
  callNumber: string
  separator: string
  barcode: string
  volume: string
  location: string
  status: string
}
export type PlaceField = keyof PlaceDraft

/** A source as its form holds it: texts as they are typed. */
export interface Draft {
  protocol: SourceDetail['protocol']
  profile: Profile
  places: PlaceDraft[]
  words: { word: string; means: string }[]
  notLent: string
  sweepTexts: string
  /** A line each. */
  databases: string
  /** For each field how it is asked for: attributes with blanks between, or an index; empty: the usual way. */
  ways: Record<string, string>
}

/** What a field is asked for by in this source's protocol. */
const waysIn = ({
  protocol,
  profile: { asking },
}: Pick<SourceDetail, 'protocol' | 'profile'>): Record<string, string> =>
  protocol === 'sru'
    ? { ...asking.indexes }
    : Object.fromEntries(
        Object.entries(asking.attributes).map(([field, way]) => [field, way.join(' ')]),
      )

const noPlace: PlaceDraft = {
  tag: '',
  callNumber: '',
  separator: '/',
  barcode: '',
  volume: '',
  location: '',
  status: '',
}
export const emptyPlace = (): PlaceDraft => ({ ...noPlace })

/** The form of a source, each list with an empty row to write in. */
export function draftOf(source: Pick<SourceDetail, 'protocol' | 'profile'>): Draft {
  const { profile } = source
  const places = profile.holdings.map((place) => ({
    ...noPlace,
    tag: place.tag,
    callNumber: place.callNumber.join(' '),
    separator: place.separator,
    barcode: place.barcode ?? '',
    volume: place.volume ?? '',
    location: place.location ?? '',
    status: place.status ?? '',
  }))
  const words = Object.entries(profile.statusWords).map(([word, means]) => ({ word, means }))
  return {
    protocol: source.protocol,
    profile,
    places: places.length > 0 ? places : [emptyPlace()],
    words: words.length > 0 ? words : [{ word: '', means: 'available' }],
    notLent: profile.notLentLocations.join('\n'),
    sweepTexts: profile.sweep.texts.join('\n'),
    databases: profile.asking.databases.join('\n'),
    ways: waysIn(source),
  }
}

/** The profile that a draft means. Rows without a field are left out; the server says what is wrong with others. */
export function profileOf(draft: Draft): Profile {
  const { profile, places, words, notLent, sweepTexts } = draft
  return {
    ...profile,
    holdings: places
      .filter(({ tag }) => tag.trim() !== '')
      .map(({ tag, callNumber, separator, ...codes }) => ({
        tag: tag.trim(),
        callNumber: callNumber.split(/\s+/).filter(Boolean),
        separator,
        ...Object.fromEntries(Object.entries(codes).filter(([, code]) => code.trim() !== '')),
      })),
    statusWords: Object.fromEntries(
      words
        .filter(({ word }) => word.trim() !== '')
        .map(({ word, means }) => [word.trim().normalize('NFKC').toLowerCase(), means]),
    ) as Profile['statusWords'],
    notLentLocations: linesOf(notLent),
    sweep: { ...profile.sweep, texts: linesOf(sweepTexts) },
    asking: askingOf(draft),
  }
}

function askingOf({ protocol, profile: { asking }, databases, ways }: Draft): Profile['asking'] {
  const said = Object.entries(ways)
    .map(([field, way]) => [field, way.trim().replaceAll(/\s+/g, ' ')] as const)
    .filter(([, way]) => way !== '')
  return {
    ...asking,
    databases: linesOf(databases),
    ...(protocol === 'sru'
      ? { indexes: Object.fromEntries(said) }
      : { attributes: Object.fromEntries(said.map(([field, way]) => [field, way.split(' ')])) }),
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
