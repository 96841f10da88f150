import { z } from 'zod'
import { charsets } from '../../wire/marc/charset.ts'
import { termCharsets } from '../../wire/term-charset.ts'
import { holdingStatuses } from '../shapes.ts'
import { askedFields } from './asked.ts'

/** How bytes become characters: `auto` looks at each record (src/wire/marc/charset.ts). */
export const recordCharsets = ['auto', ...charsets] as const

const subfield = z.string().regex(/^[0-9a-z]$/i)

/** Where records name copies; the table of known habits is holdings-profiles.ts. */
export const HoldingsPlace = z
  .object({
    tag: z.string().regex(/^[0-9A-Z]{3}$/),
    callNumber: z.array(z.string().regex(/^[0-9a-z]+$/i)).max(5),
    separator: z.string().max(3),
    library: subfield.optional(),
    barcode: subfield.optional(),
    volume: subfield.optional(),
    location: subfield.optional(),
    status: subfield.optional(),
  })
  .meta({ id: 'HoldingsPlace' })

/** How Z39.50 and SRU are asked. What is left out has the default beside it in src/wire. */
export const Asking = z
  .object({
    databases: z.array(z.string().trim().min(1).max(100)).max(10).default([]),
    /** The record syntax or schema asked for; what comes is looked at anyway. */
    syntax: z.enum(['unimarc', 'usmarc', 'marcxml', 'opac', 'sutrs', 'xml']).default('unimarc'),
    queryCharset: z
      .enum(termCharsets)
      .default('utf-8')
      .describe('In which questions are written: terms of Z39.50, the address of SRU.'),
    /** For each field we ask by, Bib-1 attributes `type=value`: `['1=4']`; a field left out has its standard Use. */
    attributes: z.record(z.string(), z.array(z.string().regex(/^[1-6]=\d{1,5}$/))).default({}),
    /** SRU: for each field its CQL index, behind a blank the relation where it wants its own: `dc.title all`. */
    indexes: z
      .record(
        z.string(),
        z
          .string()
          .max(60)
          .regex(/^[^\s"()]*( [^\s"()]+)?$/),
      )
      .default({}),
    /** How Z39.50 says who asks: apart, or as one text `user/password`; SRU has HTTP for it. */
    authentication: z.enum(['idPass', 'open']).default('idPass'),
    sruVersion: z.enum(['1.1', '1.2', '2.0']).default('1.1'),
    isbnHyphenated: z.boolean().default(false),
    sessionsMax: z
      .number()
      .int()
      .min(1)
      .max(20)
      .default(2)
      .describe(
        'Questions at once, counted in each server process: with several, the target may see as many times this.',
      ),
    timeoutMs: z.number().int().min(500).max(30_000).default(5_000),
  })
  .meta({ id: 'Asking' })
export type Asking = z.infer<typeof Asking>

/** A sweep asks one question after another and pages through each answer: by year, by ISBN prefix, by class. */
export const Sweep = z
  .object({
    field: z.enum(askedFields).default('year'),
    /** What is asked for in that field, in this order; a range of years is written `1950-2026`. */
    texts: z.array(z.string().min(1).max(60)).max(2_000).default([]),
    pageRecords: z.number().int().min(1).max(100).default(50),
  })
  .meta({ id: 'Sweep' })
export type Sweep = z.infer<typeof Sweep>

/** How one source is read and asked: data, kept per source, for local usage differs from library to library. */
export const SourceProfile = z
  .object({
    /** Empty: by the habit of each record's format. */
    holdings: z.array(HoldingsPlace).max(10).default([]),
    recordCharset: z.enum(recordCharsets).default('auto'),
    /** This library's own words for states of copies, in lower case, beside those everybody uses. */
    statusWords: z.record(z.string().max(40), z.enum(holdingStatuses)).default({}),
    /** Copies with these beginnings of their location are never lent (阅览室, 特藏). */
    notLentLocations: z.array(z.string().max(60)).max(50).default([]),
    /** OAI-PMH: prefix and set. */
    metadataPrefix: z.string().max(60).default('marcxml'),
    set: z.string().max(200).default(''),
    asking: Asking.prefault({}),
    sweep: Sweep.prefault({}),
  })
  .meta({ id: 'SourceProfile' })
export type SourceProfile = z.infer<typeof SourceProfile>

/** What a target asks to be let in: some Chinese targets want the group as well. */
export const Credentials = z.object({
  user: z.string().max(100),
  password: z.string().max(100),
  group: z.string().max(100).default(''),
})
export type Credentials = z.infer<typeof Credentials>
