// What another catalogue is asked, and what it answered: the same for Z39.50 and SRU, so that whoever asks (live
// search, sweeps, availability) need not know which it was.

import type { SruCopy } from '../../wire/sru/copies.ts'

/** What can be asked for elsewhere; each source maps these to its own access points. */
export const askedFields = [
  'any',
  'title',
  'responsibility',
  'isbn',
  'issn',
  'subject',
  'publisher',
  'callNumber',
  'year',
  'controlNumber',
] as const
export type AskedField = (typeof askedFields)[number]

/** A tree of terms as people typed them: another catalogue folds in its own way. */
export type Question =
  | { by: 'term'; field: AskedField; text: string }
  | { by: 'and' | 'or' | 'andNot'; left: Question; right: Question }

/** Which part of the answer is wanted; `count` 0 asks how many there are. */
export interface PartWanted {
  /** From 1. */
  start: number
  count: number
  /** Ends the asking from outside; the profile's timeout ends it in any case. */
  signal?: AbortSignal
}

/** What the record said it is; its content is looked at anyway (a target answers with another syntax than asked). */
export type AskedSyntax = 'unimarc' | 'usmarc' | 'marcxml' | 'xml' | 'sutrs' | 'other'

/** One copy as the other side says it, by whichever protocol; '' is what it does not say. */
export type AskedCopy = SruCopy

/** A record as it came. Its bytes are not decoded: the profile's charset or the record itself says how. */
export interface AskedRecord {
  bytes: Uint8Array
  syntax: AskedSyntax
  /** Copies that came beside the record (OPAC record syntax, SRU holdings); those in MARC fields are not among them. */
  copies: AskedCopy[]
}

/** What the other side objected to, in the numbers of its protocol: Bib-1 or info:srw/diagnostic/1. */
export interface AskedDiagnostic {
  set: 'bib-1' | 'srw'
  code: number
  addition: string
}

/** Why there is no answer. `detail` is for a log, in no language people read. */
export type AskingFault =
  | {
      kind:
        | 'cannotConnect'
        | 'timedOut'
        | 'closedByPeer'
        | 'notThisProtocol'
        | 'tooLarge'
        | 'authenticationFailed'
        | 'stopped'
        | 'cannotBeAsked'
      detail: string
    }
  | { kind: 'diagnostic'; diagnostic: AskedDiagnostic }

/** What came of asking a source. `diagnostic` beside records: some could not be had, or the question was widened. */
export type Asked =
  | { ok: true; hits: number; records: AskedRecord[]; diagnostic: AskedDiagnostic | null }
  | { ok: false; fault: AskingFault }
