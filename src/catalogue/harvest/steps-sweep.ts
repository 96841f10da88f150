import { readMarc } from '../../wire/marc/read.ts'
import type { MarcReading } from '../../wire/marc/record.ts'
import type { Asked, AskedRecord, AskingFault, PartWanted, Question } from '../sources/asked.ts'
import type { SourceProfile } from '../sources/profile.ts'
import type { HarvestError, HarvestFault, Step, Steps } from './step.ts'

/** One question to the source and a part of its answer: askZ3950 or askSru with everything else given. */
export type Ask = (question: Question, part: PartWanted) => Promise<Asked>

export interface SweepReading {
  ask: Ask
  sweep: SourceProfile['sweep']
  charset: SourceProfile['recordCharset']
  recordsRead: number
  /** Waits between two attempts; throws when the run is told to stop. */
  wait: (ms: number) => Promise<void>
}

/** The question that is being paged through, and from which record on. */
interface Place {
  question: number
  start: number
  /** Hits of the questions before. */
  hitsBefore: number
}

/** A target that is busy is asked again before it is given up. */
const attemptsMax = 4
const pauseMs = 2_000

/** The result sets of a list of questions, page by page: Z39.50 and SRU have no other way to be read whole. */
export async function* stepsOfSweep(wanted: SweepReading, checkpoint: unknown): Steps {
  const { sweep } = wanted
  const texts = sweep.texts.flatMap(spread)
  if (texts.length === 0) return yield { error: 'noQuestions', detail: '' }
  let place = (checkpoint as Place | null) ?? { question: 0, start: 1, hitsBefore: 0 }
  let index = wanted.recordsRead
  while (place.question < texts.length) {
    const question: Question = { by: 'term', field: sweep.field, text: texts[place.question]! }
    const asked = await patiently(wanted, question, place.start)
    if (!asked.ok) return yield faultOf(asked.fault, question.text)
    const next = after(place, asked)
    const readings = await readingsOf(asked.records, wanted.charset, index)
    index += readings.length
    yield stepOf(readings, next)
    place = next
  }
}

/** `1990-1993` is four questions. */
function spread(text: string): string[] {
  const [, first, last] = /^(\d{4})-(\d{4})$/.exec(text) ?? []
  const years = Number(last) - Number(first)
  if (!(years >= 0 && years < 2_000)) return [text]
  return Array.from({ length: years + 1 }, (_, at) => String(Number(first) + at))
}

async function patiently({ ask, sweep, wait }: SweepReading, question: Question, start: number) {
  for (let attempt = 1; ; attempt++) {
    const asked = await ask(question, { start, count: sweep.pageRecords })
    if (asked.ok || attempt === attemptsMax || !passing.has(asked.fault.kind)) return asked
    await wait(pauseMs * 2 ** (attempt - 1))
  }
}

const passing = new Set<AskingFault['kind']>(['cannotConnect', 'timedOut', 'closedByPeer'])

/** Where to go on: the next page, or the next question where this one has no more or gives none. */
function after(place: Place, { hits, records }: Asked & { ok: true }): Place {
  const start = place.start + records.length
  return records.length > 0 && start <= hits
    ? { ...place, start }
    : { question: place.question + 1, start: 1, hitsBefore: place.hitsBefore + hits }
}

async function readingsOf(
  records: readonly AskedRecord[],
  charset: SourceProfile['recordCharset'],
  from: number,
): Promise<MarcReading[]> {
  const readings: MarcReading[] = []
  for (const { bytes } of records) {
    const position = { index: from + readings.length, byteOffset: 0 }
    const [first] = await Array.fromAsync(readMarc(only(bytes), charset))
    readings.push(
      first ? { ...first, bytes, position } : { position, bytes, reason: 'notARecord', detail: '' },
    )
  }
  return readings
}

async function* only(bytes: Uint8Array) {
  yield bytes
}

const stepOf = (readings: MarcReading[], checkpoint: Place): Step => ({
  readings,
  identifiers: new Map(),
  deleted: [],
  seen: new Set(),
  checkpoint,
  total: null,
  nextStamp: '',
})

// biome-ignore format: a table
const errors: Record<AskingFault['kind'], HarvestError> = {
  cannotConnect: 'unreachable', timedOut: 'timedOut', closedByPeer: 'unreachable',
  notThisProtocol: 'notThisProtocol', tooLarge: 'tooLarge', authenticationFailed: 'refusedUs',
  stopped: 'timedOut', cannotBeAsked: 'cannotBeAsked', diagnostic: 'answeredWithError',
}

const faultOf = (fault: AskingFault, text: string): HarvestFault => ({
  error: errors[fault.kind],
  detail:
    fault.kind === 'diagnostic'
      ? `${text}: ${fault.diagnostic.set} ${fault.diagnostic.code} ${fault.diagnostic.addition}`
      : `${text}: ${fault.detail}`,
})
