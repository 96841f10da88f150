import { z } from 'zod'

const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/)

const Token = z.strictObject({
  prefix: z.enum(['oai_dc', 'marcxml']),
  set: z
    .string()
    .regex(/^library:[\w.-]{1,20}$/)
    .nullable(),
  /** The first instant that is wanted, and the first that is not any more. */
  from: instant.nullable(),
  before: instant.nullable(),
  /** The last item of the page before: the list goes on behind it, however it has changed meanwhile. */
  after: z.strictObject({ at: instant, id: z.number().int().min(0).max(2_147_483_647) }).nullable(),
  /** How many were shown before. */
  shown: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
})

/**
 * Where a list goes on. All of it stands in the token, so that nothing is kept for those who never come back, a token
 * never expires, and a list that changes while it is read loses nothing: what is changed moves to its end.
 */
export type Token = z.infer<typeof Token>

/** The first and the last instant of a list: every datestamp has four digits of a year, and PostgreSQL knows no year 0. */
export const longAgo = '0001-01-01T00:00:00Z'
export const neverReached = '9999-12-31T23:59:59Z'

/** Whether a datestamp and a timestamp can say `at`. */
export const isWithinReach = (at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, longAgo) >= 0 && Temporal.Instant.compare(at, neverReached) <= 0

const tokenCharactersMax = 600

/** `token` as it is given to a harvester. */
export const writeToken = (token: Token): string =>
  Buffer.from(JSON.stringify(token)).toString('base64url')

/** The token in `text`; null where it is none of ours. */
export function readToken(text: string): Token | null {
  if (text.length > tokenCharactersMax || !/^[\w-]+$/.test(text)) return null
  try {
    const token = Token.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    const instants = [token.from, token.before, token.after?.at].flatMap((at) => at ?? [])
    return instants.every((at) => isWithinReach(Temporal.Instant.from(at))) ? token : null
  } catch {
    return null
  }
}
