import type { Socket } from 'node:net'
import type { Clock } from '../../shared/clock.ts'
import { detectCharset } from '../../wire/marc/charset.ts'
import type { MarcRecord } from '../../wire/marc/record.ts'
import { describe } from '../bibliographic.ts'
import { learntCopies } from '../live/learnt.ts'
import { questionFor } from '../live/question.ts'
import type { Outcome } from '../live/shapes.ts'
import { marcLines } from '../record/marc-lines.ts'
import { internalApproved } from '../sources/address.ts'
import { askSource } from '../sources/ask-source.ts'
import { sessionOf } from '../sources/ask-z3950.ts'
import type { Asked, AskedDiagnostic, AskedRecord } from '../sources/asked.ts'
import { type Reach, reachOf } from '../sources/reach.ts'
import { readAsked } from './decode.ts'
import type { TargetTest, testSteps } from './shapes.ts'
import type { Target } from './target-store.ts'

type Step = TargetTest['steps'][number]

/** What a step came to; `go` is what the next one needs. */
interface Came<T> {
  outcome: Outcome
  found?: string
  diagnostic?: AskedDiagnostic | null
  go?: T
}

/** A record as it came, read, and what it was made of. */
export interface Sample {
  asked: AskedRecord
  marc: MarcRecord
}

/** A test as the centre sees it, and what a search for ways goes on with. */
export interface Tested {
  test: TargetTest
  reach: Reach | null
  sample: Sample | null
}

/** Asks a target step by step for `q`, past breaker and queue, and stops at the first step that fails. */
export async function testTarget(clock: Clock, target: Target, q: string): Promise<Tested> {
  const steps: Step[] = []
  async function step<T>(name: (typeof testSteps)[number], work: () => Promise<Came<T>>) {
    const begun = clock.now()
    const { outcome, found = '', diagnostic = null, go } = await work()
    const elapsedMs = Math.round(begun.until(clock.now()).total('milliseconds'))
    const objection = diagnostic ? `${diagnostic.code} ${diagnostic.addition}`.trim() : ''
    steps.push({ step: name, outcome, elapsedMs, found, diagnostic: objection })
    return outcome === 'answered' ? go : undefined
  }
  const tested = (reach: Reach | null, sample: Sample | null = null): Tested => ({
    test: { steps, sample: sample && sampleOf(sample, target) },
    reach,
    sample,
  })

  const reach = await step('address', () => reachStep(target))
  if (!reach) return tested(null)
  if (!(await step('connect', () => connectStep(target, reach)))) return tested(reach)
  if (target.protocol === 'z3950' && !(await step('init', () => initStep(target, reach))))
    return tested(reach)
  if (!(await step('search', () => searchStep(target, reach, q)))) return tested(reach)
  const asked = await step('present', () => presentStep(target, reach, q))
  if (!asked) return tested(reach)
  const sample = await step('decode', () => decodeStep(target, asked))
  return tested(reach, sample ?? null)
}

async function reachStep(target: Target): Promise<Came<Reach>> {
  const reached = await reachOf(target, internalApproved(target))
  if (!reached.ok) return { outcome: reached.fault, found: reached.ips.join(' ') }
  return { outcome: 'answered', found: reached.reach.place.ips.join(' '), go: reached.reach }
}

function connectStep(target: Target, { connect, place }: Reach): Promise<Came<true>> {
  const { promise, resolve } = Promise.withResolvers<Came<true>>()
  const socket: Socket = connect()
  socket.setTimeout(target.profile.asking.timeoutMs, () => resolve({ outcome: 'timedOut' }))
  socket.on('connect', () => resolve({ outcome: 'answered', found: `${place.port}`, go: true }))
  socket.on('error', () => resolve({ outcome: 'cannotConnect' }))
  return promise.finally(() => socket.destroy())
}

async function initStep(target: Target, { connect }: Reach): Promise<Came<true>> {
  const { asking } = target.profile
  const opened = await sessionOf({ connect, asking, credentials: target.credentials })
  if (!opened.ok) {
    const { fault } = opened
    if (fault.kind === 'diagnostic')
      return { outcome: 'diagnostic', diagnostic: { set: 'bib-1', ...fault.diagnostic } }
    const outcome = fault.kind === 'notZ3950' ? 'notThisProtocol' : fault.kind
    return { outcome, found: 'detail' in fault ? fault.detail.slice(0, 100) : '' }
  }
  const { implementation, charset, offers } = opened.value
  await opened.value.close()
  const told = [
    implementation,
    charset,
    offers.scan && 'Scan',
    offers.namedResultSets && 'named sets',
  ]
  return { outcome: 'answered', found: told.filter(Boolean).join(' · '), go: true }
}

async function searchStep(target: Target, reach: Reach, q: string): Promise<Came<true>> {
  const question = questionFor({ q, field: 'any' })
  if (!question) return { outcome: 'cannotBeAsked' }
  const asked = await askSource(target, reach, { question, part: { start: 1, count: 0 } })
  if (!asked.ok) return failed(asked)
  return {
    outcome: 'answered',
    found: `${asked.hits}`,
    diagnostic: asked.diagnostic,
    ...(asked.hits > 0 ? { go: true as const } : {}),
  }
}

async function presentStep(target: Target, reach: Reach, q: string): Promise<Came<AskedRecord>> {
  const question = questionFor({ q, field: 'any' })
  if (!question) return { outcome: 'cannotBeAsked' }
  const asked = await askSource(target, reach, { question, part: { start: 1, count: 1 } })
  if (!asked.ok) return failed(asked)
  const [record] = asked.records
  const { diagnostic } = asked
  if (!record) return { outcome: 'diagnostic', diagnostic }
  return { outcome: 'answered', found: record.syntax, diagnostic, go: record }
}

const failed = ({ fault }: Extract<Asked, { ok: false }>): Came<never> => ({
  outcome: fault.kind,
  diagnostic: fault.kind === 'diagnostic' ? fault.diagnostic : null,
})

async function decodeStep({ profile }: Target, asked: AskedRecord): Promise<Came<Sample>> {
  const marc = await readAsked(asked, profile.recordCharset)
  if (!marc) return { outcome: 'notThisProtocol', found: asked.syntax }
  return { outcome: 'answered', found: detectCharset(asked.bytes), go: { asked, marc } }
}

function sampleOf({ asked, marc }: Sample, { profile }: Target): TargetTest['sample'] {
  const work = describe(marc)
  return {
    title: work.title,
    responsibility: work.responsibility ?? '',
    format: work.format,
    copies: learntCopies({ marc, copies: asked.copies }, profile).length,
    fields: marcLines(marc),
  }
}
