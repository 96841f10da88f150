import type { Socket } from 'node:net'
import { openZ3950 } from '../../wire/z3950/client.ts'
import type { Z3950Fault } from '../../wire/z3950/session.ts'
import type { Asked, AskingFault, PartWanted, Question } from './asked.ts'
import { presentPart } from './present-z3950.ts'
import type { Asking, Credentials } from './profile.ts'
import { searchDown } from './search-z3950.ts'

/** One Z39.50 source, its address already checked (promise S7). */
export interface Z3950Source {
  /** A new connection to the checked address, perhaps still connecting. */
  connect: () => Socket
  asking: Asking
  credentials: Credentials | null
}

/**
 * Asks a Z39.50 source once: connects, searches, presents `count` records from `start`, closes, all within the profile's
 * timeout. A target that objects to attributes is asked again with fewer of them, at last by any field; `diagnostic`
 * then says what it objected to. Never throws: what went wrong is a value.
 */
export async function askZ3950(
  source: Z3950Source,
  question: Question,
  part: PartWanted,
): Promise<Asked> {
  const { timeoutMs } = source.asking
  const late = AbortSignal.timeout(timeoutMs)
  const signal = part.signal ? AbortSignal.any([part.signal, late]) : late
  const parts = sweepZ3950(source, question, { ...part, perPart: part.count, signal })
  const { value } = await parts.next()
  await parts.return(undefined)
  const asked = value ?? { ok: false, fault: { kind: 'stopped', detail: 'nothing was asked' } }
  if (asked.ok || asked.fault.kind !== 'stopped' || part.signal?.aborted) return asked
  return { ok: false, fault: { kind: 'timedOut', detail: `after ${timeoutMs} ms` } }
}

/** Which records a sweep takes, and how many at a time. */
export interface Sweep extends PartWanted {
  perPart: number
}

/**
 * The records that answer `question`, part by part over one session: search once, then present. At least one part;
 * the last has the fault, where it was not the end of the records. Stops when its consumer stops.
 */
export async function* sweepZ3950(
  source: Z3950Source,
  question: Question,
  sweep: Sweep,
): AsyncGenerator<Asked, undefined> {
  const opened = await sessionOf(source, sweep.signal)
  if (!opened.ok) return yield failed(opened.fault)
  const session = opened.value
  try {
    const found = await searchDown(session, {
      asking: source.asking,
      question,
      signal: sweep.signal,
    })
    if (!found.ok) return yield failed(found.fault)
    const { hits, diagnostic } = found.value
    const end = Math.min(hits, sweep.start + sweep.count - 1)
    let taken = 0
    for (let start = sweep.start; ; start += taken) {
      const count = Math.min(sweep.perPart, end - start + 1)
      const shown = await presentPart(session, {
        asking: source.asking,
        start,
        count,
        signal: sweep.signal,
      })
      if (!shown.ok) return yield failed(shown.fault)
      const { records, diagnostic: objection } = shown.value
      taken = shown.value.taken
      yield { ok: true, hits, records, diagnostic: diagnostic ?? objection }
      if (taken === 0 || start + taken > end) return
    }
  } finally {
    await session.close()
  }
}

/** A session with a source, for whoever asks it more than one thing (tests of a target). */
export const sessionOf = ({ connect, asking, credentials }: Z3950Source, signal?: AbortSignal) =>
  openZ3950(
    {
      connect,
      ...(credentials ? { authentication: { ...credentials, kind: asking.authentication } } : {}),
      proposesUtf8: asking.queryCharset === 'utf-8',
    },
    { stepMs: asking.timeoutMs },
    signal,
  )

/** What a session's fault is called among all protocols. */
function failed(fault: Z3950Fault | { kind: 'cannotBeAsked'; detail: string }): {
  ok: false
  fault: AskingFault
} {
  if (fault.kind === 'diagnostic')
    return {
      ok: false,
      fault: { kind: 'diagnostic', diagnostic: { set: 'bib-1', ...fault.diagnostic } },
    }
  const kind = fault.kind === 'notZ3950' ? 'notThisProtocol' : fault.kind
  return { ok: false, fault: { kind, detail: fault.detail } }
}
