import type { Answer, Z3950Fault, Z3950Session } from '../../wire/z3950/session.ts'
import type { AskedDiagnostic, Question } from './asked.ts'
import { attributesIn, nextRung, type Rung, rpnOf } from './bib1.ts'
import type { Asking } from './profile.ts'

/** What targets call their only database, where the profile names none. */
export const unnamedDatabase = 'Default'

interface SearchDown {
  asking: Asking
  question: Question
  signal?: AbortSignal | undefined
}

type Found = { hits: number; diagnostic: AskedDiagnostic | null }

/** Searches, and after an objection to attributes searches again with fewer, down to any field. */
export async function searchDown(
  session: Z3950Session,
  { asking, question, signal }: SearchDown,
): Answer<Found, Z3950Fault | { kind: 'cannotBeAsked'; detail: string }> {
  let rung: Rung = { leaveOut: 0 }
  let first: AskedDiagnostic | null = null
  const attributesMax = attributesIn(question, asking)
  const databases = asking.databases.length > 0 ? asking.databases : [unnamedDatabase]
  for (;;) {
    const query = rpnOf(question, asking, rung)
    if (!query) return { ok: false, fault: { kind: 'cannotBeAsked', detail: asking.queryCharset } }
    const found = await session.search({ databases, query, resultSet: '1' }, signal)
    if (found.ok) return { ok: true, value: { hits: found.value.hits, diagnostic: first } }
    if (found.fault.kind !== 'diagnostic') return found
    const { diagnostic } = found.fault
    first ??= { set: 'bib-1', ...diagnostic }
    const next = nextRung(rung, diagnostic.code, attributesMax)
    // What it objected to in what was asked says more than what it objected to in a way round it.
    if (next === null) return { ok: false, fault: { kind: 'diagnostic', diagnostic: first } }
    rung = next
  }
}
