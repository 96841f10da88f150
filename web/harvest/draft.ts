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
  profile: Profile
  places: PlaceDraft[]
  words: { word: string; means: string }[]
  notLent: string
  sweepTexts: string
}

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
export function draftOf({ profile }: SourceDetail): Draft {
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
    profile,
    places: places.length > 0 ? places : [emptyPlace()],
    words: words.length > 0 ? words : [{ word: '', means: 'available' }],
    notLent: profile.notLentLocations.join('\n'),
    sweepTexts: profile.sweep.texts.join('\n'),
  }
}

/** The profile that a draft means. Rows without a field are left out; the server says what is wrong with others. */
export function profileOf({ profile, places, words, notLent, sweepTexts }: Draft): Profile {
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
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
