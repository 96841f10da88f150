import { isWithinReach, neverReached, readToken, type Token } from './token.ts'

export const verbs = [
  'Identify',
  'ListMetadataFormats',
  'ListSets',
  'ListIdentifiers',
  'ListRecords',
  'GetRecord',
] as const
export type Verb = (typeof verbs)[number]

export const prefixes = ['oai_dc', 'marcxml'] as const
export type Prefix = (typeof prefixes)[number]

export type OaiErrorCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch'
  | 'noSetHierarchy'

/** What is wrong with a question; the protocol answers it with HTTP 200 (OAI-PMH §3.6). */
export interface OaiError {
  code: OaiErrorCode
  message: string
}

export type Question =
  | { verb: 'Identify' }
  | { verb: 'ListMetadataFormats'; identifier: string | null }
  | { verb: 'ListSets' }
  | { verb: 'GetRecord'; identifier: string; prefix: Prefix }
  | { verb: 'ListIdentifiers' | 'ListRecords'; list: Token }

/** For each verb its arguments: those that must be there, and those that may (OAI-PMH §4). */
// biome-ignore format: a table
const argumentsOf: Record<Verb, { must: string[]; may: string[] }> = {
  Identify:            { must: [],                               may: [] },
  ListMetadataFormats: { must: [],                               may: ['identifier'] },
  ListSets:            { must: [],                               may: [] },
  GetRecord:           { must: ['identifier', 'metadataPrefix'], may: [] },
  ListIdentifiers:     { must: ['metadataPrefix'],               may: ['from', 'until', 'set'] },
  ListRecords:         { must: ['metadataPrefix'],               may: ['from', 'until', 'set'] },
}

/** The question in `parameters`, or everything that is wrong with it. */
export function questionIn(parameters: URLSearchParams): Question | OaiError[] {
  const [verb, again] = parameters.getAll('verb')
  const known = verbs.find((each) => each === verb)
  if (!known || again !== undefined)
    return [
      { code: 'badVerb', message: verb ? 'no verb of OAI-PMH 2.0, or more than one' : 'no verb' },
    ]
  const names = [...parameters.keys()].filter((name) => name !== 'verb')
  const isList = known === 'ListIdentifiers' || known === 'ListRecords'
  if (names.includes('resumptionToken')) return resumed(known, names, parameters)
  const { must, may } = argumentsOf[known]
  const wrong = [
    ...names.filter((name) => ![...must, ...may].includes(name)).map(notAllowed),
    ...must.filter((name) => !parameters.get(name)).map((name) => bad(`${name} is missing`)),
    ...repeated(names).map((name) => bad(`${name} is repeated`)),
  ]
  if (wrong.length > 0) return wrong
  const prefix = prefixes.find((each) => each === parameters.get('metadataPrefix'))
  if (must.includes('metadataPrefix') && !prefix)
    return [{ code: 'cannotDisseminateFormat', message: `one of ${prefixes.join(', ')}` }]
  const identifier = parameters.get('identifier')
  if (isList) return listIn(known, prefix!, parameters)
  if (known === 'GetRecord') return { verb: known, identifier: identifier!, prefix: prefix! }
  return known === 'ListMetadataFormats' ? { verb: known, identifier } : { verb: known }
}

const bad = (message: string): OaiError => ({ code: 'badArgument', message })
const notAllowed = (name: string) => bad(`${name.slice(0, 60)} is no argument of this verb`)
const repeated = (names: readonly string[]) =>
  [...new Set(names)].filter((name) => names.indexOf(name) !== names.lastIndexOf(name))

/** A token says all the rest, and stands alone. We give none for sets, so that none of those is ours. */
function resumed(verb: Verb, names: readonly string[], parameters: URLSearchParams) {
  if (!argumentsOf[verb].may.includes('set') && verb !== 'ListSets') return names.map(notAllowed)
  if (names.length > 1) return [bad('resumptionToken excludes other arguments')]
  const list = verb === 'ListSets' ? null : readToken(parameters.get('resumptionToken') ?? '')
  return list && (verb === 'ListIdentifiers' || verb === 'ListRecords')
    ? { verb, list }
    : [{ code: 'badResumptionToken' as const, message: 'not a token of ours' }]
}

function listIn(
  verb: 'ListIdentifiers' | 'ListRecords',
  prefix: Prefix,
  parameters: URLSearchParams,
): Question | OaiError[] {
  const [from, until] = [boundIn(parameters, 'from'), boundIn(parameters, 'until')]
  const wrong = [from, until].flatMap((bound) => (bound && 'code' in bound ? [bound] : []))
  if (wrong.length > 0) return wrong
  const [begin, end] = [from, until] as (Bound | null)[]
  if (begin && end && begin.isDay !== end.isDay)
    return [bad('from and until differ in granularity')]
  if (begin && end && begin.text > end.text) return [bad('from is after until')]
  const set = parameters.get('set')
  if (set !== null && !setPattern.test(set)) return [bad('set is no set of ours')]
  const list = { prefix, set, from: begin?.first ?? null, before: end?.after ?? null, after: null }
  return { verb, list: { ...list, shown: 0 } }
}

const setPattern = /^library:[\w.-]{1,20}$/

interface Bound {
  text: string
  isDay: boolean
  /** The first instant it means, and the first that it does not mean any more. */
  first: string
  after: string
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/
const secondPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/

function boundIn(parameters: URLSearchParams, name: string): Bound | OaiError | null {
  const text = parameters.get(name)
  if (text === null) return null
  const isDay = dayPattern.test(text)
  if (!isDay && !secondPattern.test(text)) return bad(`${name} is no date of OAI-PMH`)
  try {
    const first = Temporal.Instant.from(isDay ? `${text}T00:00:00Z` : text)
    const after = first.add(isDay ? { hours: 24 } : { seconds: 1 })
    if (!isWithinReach(first)) return bad(`${name} is before all years`)
    return {
      text,
      isDay,
      first: first.toString(),
      after: isWithinReach(after) ? after.toString() : neverReached,
    }
  } catch {
    return bad(`${name} is no day of the calendar`)
  }
}
