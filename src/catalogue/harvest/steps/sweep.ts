import { readMarc } from '../../../wire/marc/read.ts'
import type { MarcReading } from '../../../wire/marc/record.ts'
import type { Asked, AskedCopy, AskedRecord, AskingFault, Question } from '../../sources/asked.ts'
import type { SourceProfile } from '../../sources/profile.ts'
import type { HarvestError, HarvestFault, Step, Steps } from './step.ts'

/** The answer to one question from record `start` on, part by part; the last thing may be a fault. */
export type Ask = (question: Question, start: number) => AsyncIterable<Asked>

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
  let failures = 0
  while (place.question < texts.length) {
    const { question: number } = place
    const question: Question = { by: 'term', field: sweep.field, text: texts[number]! }
    for await (const asked of wanted.ask(question, place.start)) {
      if (!asked.ok && (!passing.has(asked.fault.kind) || ++failures === attemptsMax))
        return yield faultOf(asked.fault, question.text)
      if (!asked.ok) break
      failures = 0
      const read = await readingsOf(asked.records, wanted.charset, index)
      index += asked.records.length
      place = after(place, asked)
      yield stepOf(read, place)
      if (place.question !== number) break
    }
    if (failures > 0) await wanted.wait(pauseMs * 2 ** (failures - 1))
  }
}

/** `1990-1993` is four questions. */
function spread(text: string): string[] {
  const [, first, last] = /^(\d{4})-(\d{4})$/.exec(text) ?? []
  const years = Number(last) - Number(first)
  if (!(years >= 0 && years < 2_000)) return [text]
  return Array.from({ length: years + 1 }, (_, at) => String(Number(first) + at))
}

const passing = new Set<AskingFault['kind']>(['cannotConnect', 'timedOut', 'closedByPeer'])

/** Where to go on: the next page, or the next question where this one has no more or gives none. */
function after(place: Place, { hits, records }: Asked & { ok: true }): Place {
  const start = place.start + records.length
  return records.length > 0 && start <= hits
    ? { ...place, start }
    : { question: place.question + 1, start: 1, hitsBefore: place.hitsBefore + hits }
}

/** What came of a page: its readings, and the copies that came beside each. */
type Page = Pick<Step, 'readings' | 'copies'>

async function readingsOf(
  records: readonly AskedRecord[],
  charset: SourceProfile['recordCharset'],
  from: number,
): Promise<Page> {
  const readings: MarcReading[] = []
  const copies = new Map<number, readonly AskedCopy[]>()
  for (const { bytes, copies: beside } of records) {
    const position = { index: from + readings.length, byteOffset: 0 }
    const [first] = await Array.fromAsync(readMarc(only(bytes), charset))
    readings.push(
      first ? { ...first, bytes, position } : { position, bytes, reason: 'notARecord', detail: '' },
    )
    if (beside.length > 0) copies.set(position.index, beside)
  }
  return { readings, copies }
}

async function* only(bytes: Uint8Array) {
  yield bytes
}

const stepOf = (page: Page, checkpoint: Place): Step => ({
  ...page,
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
