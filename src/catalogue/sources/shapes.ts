import { z } from 'zod'
import { Bilingual, greatestId, Instant } from '../../shared/shapes.ts'
import { holdingStatuses } from '../shapes.ts'
import { Credentials, SourceProfile } from './profile.ts'

export const protocols = ['file', 'oaiPmh', 'z3950', 'sru'] as const
export type Protocol = (typeof protocols)[number]

const Name = z.object({ zh: z.string().trim().min(1).max(100), en: z.string().trim().max(100) })

/** What the centre says of a source. Credentials left out stay as they are; null takes them away. */
export const SourceForm = z
  .object({
    name: Name,
    address: z.string().trim().max(500),
    isHarvested: z.boolean(),
    harvestEveryMinutes: z.number().int().min(15).max(525_600).nullable(),
    isSearchedLive: z.boolean(),
    isAskedForAvailability: z.boolean(),
    profile: SourceProfile,
    credentials: Credentials.nullable().optional(),
  })
  .meta({ id: 'SourceForm' })
export type SourceForm = z.infer<typeof SourceForm>

export const NewSource = z
  .object({
    libraryCode: z.string().max(20),
    protocol: z.enum(protocols),
    name: Name,
    address: z.string().trim().max(500).default(''),
  })
  .meta({ id: 'NewSource' })
export type NewSource = z.infer<typeof NewSource>

export const SourceId = z.object({ id: z.number().int() }).meta({ id: 'SourceId' })
export const ById = z.object({ id: z.coerce.number().int().min(1).max(greatestId) })

/** A record to try a profile on: the bytes of a MARC record, in base64, or MARCXML as text. */
export const PreviewForm = z
  .object({
    profile: SourceProfile,
    record: z.string().max(400_000),
    encoding: z.enum(['base64', 'text']),
  })
  .meta({ id: 'ProfilePreviewForm' })
export type PreviewForm = z.infer<typeof PreviewForm>

export const ReadCopy = z
  .object({
    callNumber: z.string(),
    barcode: z.string(),
    volume: z.string(),
    location: z.string(),
    statusWord: z.string(),
    /** Null: the record does not say, or in a word nobody has explained. */
    status: z.enum(holdingStatuses).nullable(),
    isLent: z.boolean(),
  })
  .meta({ id: 'ReadCopy' })

/** What a profile makes of a record; `reason` says why it is none. */
export const ProfilePreview = z
  .object({
    title: z.string(),
    controlNumber: z.string(),
    format: z.enum(['cnmarc', 'marc21']).nullable(),
    repairs: z.array(z.string()),
    reason: z.string(),
    detail: z.string(),
    copies: z.array(ReadCopy),
  })
  .meta({ id: 'ProfilePreview' })
export type ProfilePreview = z.infer<typeof ProfilePreview>

/** Whether the address of a source is asked: `waiting` until a second person of the centre has approved it. */
export const addressStates = ['none', 'public', 'waiting', 'approved', 'unknown', 'never'] as const

/** A source as its own page shows it; the credentials never leave the server. */
export const SourceDetail = z
  .object({
    id: z.number().int(),
    library: z.object({ code: z.string(), name: Bilingual }),
    name: Bilingual,
    protocol: z.enum(protocols),
    address: z.string(),
    isHarvested: z.boolean(),
    harvestEveryMinutes: z.number().int().nullable(),
    nextDueAt: Instant.nullable(),
    isSearchedLive: z.boolean(),
    isAskedForAvailability: z.boolean(),
    hasCredentials: z.boolean(),
    profile: SourceProfile,
    addressState: z.enum(addressStates),
    /** Whether the one who looks is the one who entered the address. */
    isOwnAddress: z.boolean(),
  })
  .meta({ id: 'SourceDetail' })
export type SourceDetail = z.infer<typeof SourceDetail>
