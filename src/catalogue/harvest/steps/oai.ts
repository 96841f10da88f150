import { parseMarcXmlRecord } from '../../../wire/marc/marcxml-record.ts'
import type { MarcReading } from '../../../wire/marc/record.ts'
import type { Checkpoint, HarvestPage } from '../../../wire/oai/harvest.ts'
import { harvest } from '../../../wire/oai/harvest-client.ts'
import type { OaiFetching } from '../../../wire/oai/oai-client.ts'
import type { HarvestError, Step, Steps } from './step.ts'

export interface OaiReading {
  address: string
  metadataPrefix: string
  set: string
  /** `responseDate` of the last good run; '' asks for everything. */
  fromStamp: string
  /** Records that the run has read before. */
  recordsRead: number
  how: OaiFetching
}

/** Promise S5, for each record. */
const limits = { textLength: 1 << 20, depth: 64, nodes: 50_000 }

/** The pages of an OAI-PMH source (src/wire/oai), each one step. */
export async function* stepsOfOai(wanted: OaiReading, checkpoint: unknown): Steps {
  const { address: baseUrl, metadataPrefix, set, fromStamp, how } = wanted
  const list = {
    baseUrl,
    verb: 'ListRecords' as const,
    metadataPrefix,
    set,
    from: instantOf(fromStamp),
    until: null,
    granularity: null,
  }
  let index = wanted.recordsRead
  for await (const page of harvest(list, checkpoint as Checkpoint | null, how)) {
    if ('reason' in page) {
      yield { error: errors[page.reason] ?? 'answeredWithError', detail: page.detail }
      return
    }
    const step = stepOf(page, index)
    index += step.readings.length
    yield step
  }
}

/** A stamp of a source that writes it badly is none: everything is asked for. */
function instantOf(stamp: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(/T/.test(stamp) ? stamp : `${stamp}T00:00:00Z`)
  } catch {
    return null
  }
}

// biome-ignore format: a table
const errors: Partial<Record<string, HarvestError>> = {
  unreachable: 'unreachable', timeout: 'timedOut', aborted: 'timedOut', tooLarge: 'tooLarge',
  redirectedAway: 'unreachable', httpStatus: 'answeredWithError', notWellFormed: 'notThisProtocol',
  doctypeRefused: 'notThisProtocol', tooDeep: 'tooLarge', tooManyNodes: 'tooLarge', tooLong: 'tooLarge',
  samePageAgain: 'goesInCircles', tokenRepeats: 'goesInCircles', emptyPages: 'goesInCircles',
  tooManyPages: 'goesInCircles', tokenExpired: 'tokenExpired', protocolError: 'answeredWithError',
}

function stepOf(
  { records, unreadable, checkpoint, completeListSize }: HarvestPage,
  from: number,
): Step {
  const present = records.filter(({ deleted }) => !deleted)
  const broken = unreadable.map(({ identifier, reason, detail }) => ({
    identifier,
    reason,
    detail: `${identifier} ${detail}`,
  }))
  const came = [...present.map(readingOf), ...broken.map((each) => ({ ...each, bytes: nothing }))]
  return {
    readings: came.map(({ identifier: _, ...reading }, at) => ({
      ...reading,
      position: { index: from + at, byteOffset: 0 },
    })),
    identifiers: new Map(came.map(({ identifier }, at) => [from + at, identifier])),
    copies: new Map(),
    deleted: records.filter(({ deleted }) => deleted).map(({ identifier }) => identifier),
    seen: new Set(),
    checkpoint,
    total: completeListSize,
    nextStamp: checkpoint.startedAt,
  }
}

const nothing = new Uint8Array()
type Came = { identifier: string } & DistributiveOmit<MarcReading, 'position'>
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

function readingOf({ identifier, metadata }: HarvestPage['records'][number]): Came {
  const xml = metadata ?? ''
  const bytes = Buffer.from(xml)
  const parsed = parseMarcXmlRecord(xml, limits)
  return 'leader' in parsed
    ? { identifier, bytes, record: parsed, repairs: [] }
    : { identifier, bytes, reason: parsed.reason, detail: `${identifier} ${parsed.detail}` }
}
