import { z } from 'zod'
import { Bilingual, Instant } from '../../shared/shapes.ts'
import { outcomes } from '../live/shapes.ts'

const Count = z.number().int()

/** How a target answered since an instant. */
export const Health = z
  .object({
    asked: Count,
    answered: Count,
    /** Of those that failed, how many for what; the most frequent first. */
    failed: z.array(z.object({ outcome: z.enum(outcomes), asked: Count })),
    p50Ms: Count.nullable(),
    p95Ms: Count.nullable(),
    /** One for every hour of the time looked at, the oldest first. */
    hours: z.array(z.object({ hour: Instant, answered: Count, failed: Count })),
  })
  .meta({ id: 'TargetHealth' })
export type Health = z.infer<typeof Health>

/** What is known of a target now; which is said when: health.ts. */
export const states = ['paused', 'neverAsked', 'silent', 'tried', 'unsteady', 'well'] as const
export type TargetState = (typeof states)[number]

export const TargetLine = z
  .object({
    id: Count,
    library: z.object({ code: z.string(), short: Bilingual }),
    name: Bilingual,
    protocol: z.enum(['z3950', 'sru']),
    address: z.string(),
    isSearched: z.boolean(),
    isAskedForAvailability: z.boolean(),
    /** On loopback: no library has its catalogue there, a demonstration has. */
    isOnThisMachine: z.boolean(),
    breaker: z.enum(['closed', 'open', 'halfOpen']),
    openUntil: Instant.nullable(),
    state: z.enum(states),
    /** Asks since the last that was answered, and since when; null: it has not been silent lately. */
    silent: z.object({ asked: Count, since: Instant.nullable() }).nullable(),
    health: Health,
  })
  .meta({ id: 'TargetLine' })
export type TargetLine = z.infer<typeof TargetLine>

/** What is looked for in a test: a book that the library is known to have. */
export const TestForm = z
  .object({ q: z.string().trim().min(1).max(200) })
  .meta({ id: 'TargetTestForm' })

export const testSteps = ['address', 'connect', 'init', 'search', 'present', 'decode'] as const

export const TargetTest = z
  .object({
    steps: z.array(
      z.object({
        step: z.enum(testSteps),
        outcome: z.enum(outcomes),
        elapsedMs: Count,
        /** What was found out: addresses, the target's name, hits, syntax, charset. */
        found: z.string(),
        /** What the other side objected to, in its protocol's number. */
        diagnostic: z.string(),
      }),
    ),
    sample: z
      .object({
        title: z.string(),
        responsibility: z.string(),
        format: z.enum(['cnmarc', 'marc21']),
        copies: Count,
        fields: z.array(z.object({ tag: z.string(), indicators: z.string(), value: z.string() })),
      })
      .nullable(),
  })
  .meta({ id: 'TargetTest' })
export type TargetTest = z.infer<typeof TargetTest>

/** What a field is asked by: Bib-1 attributes, or one CQL index. */
export const FoundWays = z
  .object({
    ways: z.array(
      z.object({
        field: z.string(),
        /** What was looked for: taken from the sample record. */
        term: z.string(),
        /** Null: none of those tried found it. */
        way: z.array(z.string()).nullable(),
        hits: Count,
        tried: Count,
      }),
    ),
    /** Time or asks ran out before all were tried. */
    isPartial: z.boolean(),
  })
  .meta({ id: 'FoundWays' })
export type FoundWays = z.infer<typeof FoundWays>

/** The ways to keep: for each field its attributes, or its index. */
export const WaysForm = z
  .object({ ways: z.record(z.string().max(20), z.array(z.string().max(60)).min(1).max(6)) })
  .meta({ id: 'WaysForm' })

export const TargetDone = z.object({ id: Count }).meta({ id: 'TargetDone' })
