import { z } from 'zod'
import { Bilingual, Instant } from '../../shared/shapes.ts'
import { protocols } from '../sources/shapes.ts'

export const runStates = ['running', 'finished', 'failed', 'stopped'] as const
export const scopes = ['full', 'incremental'] as const

/** A run and how far it is. */
export const HarvestRun = z
  .object({
    id: z.number().int(),
    sourceId: z.number().int(),
    source: Bilingual,
    library: Bilingual,
    protocol: z.enum(protocols),
    scope: z.enum(scopes),
    state: z.enum(runStates),
    stopAsked: z.boolean(),
    fileName: z.string().nullable(),
    startedAt: Instant,
    workedAt: Instant,
    finishedAt: Instant.nullable(),
    read: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    rejected: z.number().int(),
    repaired: z.number().int(),
    deleted: z.number().int(),
    /** Records that the whole run will have read, as far as can be told. */
    total: z.number().int().nullable(),
    perSecond: z.number().nullable(),
    secondsLeft: z.number().int().nullable(),
    /** '' or a code with words in texts. */
    error: z.string(),
    errorDetail: z.string(),
    /** Records here that only this run has brought: what can be taken back. */
    broughtAlone: z.number().int(),
  })
  .meta({ id: 'HarvestRun' })
export type HarvestRun = z.infer<typeof HarvestRun>

export const HarvestReject = z
  .object({
    position: z.number().int(),
    reason: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'HarvestReject' })
export type HarvestReject = z.infer<typeof HarvestReject>

export const healths = ['well', 'late', 'failing', 'never'] as const
export type Health = (typeof healths)[number]

/** A source in the list. */
export interface SourceLine {
  id: number
  library: { code: string; name: Bilingual }
  name: Bilingual
  protocol: (typeof protocols)[number]
  address: string
  isHarvested: boolean
  isSearchedLive: boolean
  health: Health
  runningId: number | null
  lastGood: { id: number; at: string; read: number; rejected: number } | null
  lastFailed: { id: number; error: string } | null
  nextDueAt: string | null
  /** Records that its runs have brought, less those deleted. */
  records: number
}

export const StartForm = z.object({ scope: z.enum(scopes) }).meta({ id: 'HarvestStart' })
export const RunId = z.object({ runId: z.number().int() }).meta({ id: 'HarvestRunId' })
export const Withdrawn = z
  .object({ withdrawn: z.number().int(), left: z.number().int() })
  .meta({ id: 'HarvestWithdrawn' })
export const FileForm = z
  .object({
    name: z.string().trim().min(1).max(200),
    sizeBytes: z.number().int().min(1).max(1_099_511_627_776),
  })
  .meta({ id: 'HarvestFileForm' })
export const FileId = z
  .object({ fileId: z.number().int(), pieceBytes: z.number().int() })
  .meta({ id: 'HarvestFileId' })
export const Pieces = z
  .object({ pieces: z.number().int(), complete: z.boolean() })
  .meta({ id: 'HarvestPieces' })
