import type { Socket } from 'node:net'
import type { BerLimits } from '../ber/node.ts'
import type { LinkFault, Outcome } from './link-client.ts'
import type { Diagnostic, WireRecord } from './records.ts'
import type { attributedTerm, RpnQuery } from './rpn.ts'

/** Why a target did not do what it was asked. After a diagnostic the session goes on; after all else it is over. */
export type Z3950Fault =
  | LinkFault
  | { kind: 'authenticationFailed'; detail: string }
  | { kind: 'diagnostic'; diagnostic: Diagnostic }

export type Answer<T, F = Z3950Fault> = Promise<Outcome<T, F>>

/** A target, its address already checked. */
export interface Z3950Target {
  /** A new connection, perhaps still connecting. */
  connect: () => Socket
  /** Some Chinese targets want the group as well, some (`open`) all of it as one text: group/user/password. */
  authentication?: { user: string; password: string; group: string; kind?: 'idPass' | 'open' }
  /** Whether UTF-8 is proposed for terms and records; few targets understand. */
  proposesUtf8?: boolean
}

export interface ClientLimits {
  /** Each of connect-and-init, search, present, scan, close takes this long at most. */
  stepMs: number
  ber?: BerLimits
}

export interface SearchWanted {
  databases: string[]
  query: RpnQuery
  /** Its name, by which later searches and presents know it; a target without names has one set only. */
  resultSet?: string
}

export interface PresentWanted {
  resultSet?: string
  /** From 1. */
  start: number
  count: number
  /** Identifier of the record syntax asked for. */
  syntax: string
  elements?: 'F' | 'B'
}

export interface ScanWanted {
  databases: string[]
  start: Parameters<typeof attributedTerm>[0]
  count: number
  /** Where among the terms the one asked for stands, from 1. */
  position: number
}

export interface Z3950Session {
  /** What the target said it is. */
  implementation: string
  /** The charset agreed on for terms and names; null where nothing was. */
  charset: string | null
  offers: { scan: boolean; namedResultSets: boolean }
  search(wanted: SearchWanted, signal?: AbortSignal): Answer<{ hits: number }>
  present(
    wanted: PresentWanted,
    signal?: AbortSignal,
  ): Answer<{ records: (WireRecord | Diagnostic)[]; diagnostic: Diagnostic | null }>
  scan(wanted: ScanWanted, signal?: AbortSignal): Answer<ScanTerm[]>
  close(): Promise<void>
}

export interface ScanTerm {
  term: Uint8Array
  occurrences: number | null
}
