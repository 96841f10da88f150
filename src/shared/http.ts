import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type Language, textsOf } from '../../texts/index.ts'
import type { Access, Actor } from './actor.ts'
import type { Once } from './once.ts'
import { type RefusalCode, refusalStatus } from './refusals.ts'
import type { Refusal, Result, Values } from './result.ts'
import type { ErrorAnswer } from './shapes.ts'

/** What every route declares; a route without it does not start (promise S1). */
export interface RouteConfig {
  /** Who may call it. */
  access: readonly Access[]
  /** True where the call creates or moves something: Idempotency-Key is then required (decision 13). */
  keyed?: boolean
  /** True where people get a page: a refusal is then a page too, or leads to the sign-in. */
  page?: boolean
  /** Calls a minute for one address or account, where it differs from the house's default. */
  perMinute?: number
}

declare module 'fastify' {
  interface FastifyContextConfig extends Partial<RouteConfig> {}
  interface FastifyRequest {
    actor: Actor
    language: Language
  }
  interface FastifyReply {
    /** Answers a refusal in the house's one error shape and the caller's language. */
    refuse(refusal: Refusal): FastifyReply
  }
}

/** Everything that can be called, as declared: the authorisation matrix is generated from it. */
export interface RouteEntry extends RouteConfig {
  method: string
  url: string
}

const sentences: Record<Language, Record<RefusalCode, (values: Values) => string>> = {
  zh: textsOf('zh').refusals,
  en: textsOf('en').refusals,
}

/** The sentence of a refusal in a language. */
export const sentenceOf = (refusal: Refusal, language: Language): string =>
  sentences[language][refusal.code](refusal.values ?? {})

/** The one shape of every 4xx. */
export function errorAnswer(refusal: Refusal, language: Language, id: string): ErrorAnswer {
  const objections = [refusal, ...(refusal.also ?? [])].map((one) => ({
    code: one.code,
    field: one.field ?? '',
    message: sentenceOf(one, language),
  }))
  return { ...objections[0]!, objections, id }
}

/** Draws a refusal (null: a fault) as a page. */
export type ProblemPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal | null,
) => Promise<FastifyReply>

/** Whether a person is looking: one of our pages, or an unknown address opened in a browser. */
const forPeople = (request: FastifyRequest): boolean =>
  request.routeOptions.config?.page === true ||
  (!request.routeOptions.url &&
    /text\/html/.test(request.headers.accept ?? '') &&
    !request.url.startsWith('/api/'))

/** Lets routes refuse, checks what they declare, and turns every error into the one shape. */
export function installHttp(app: FastifyInstance, problemPage?: ProblemPage): RouteEntry[] {
  const routes: RouteEntry[] = []
  app.decorateRequest('language', 'zh')
  app.decorateReply('refuse', function refuse(this: FastifyReply, refusal: Refusal) {
    if (problemPage && forPeople(this.request)) {
      problemPage(this.request, this, refusal).catch((error: Error) =>
        onError(error, this.request, this),
      )
      return this
    }
    const status = refusalStatus[refusal.code]
    if (refusal.code === 'inFlight') this.header('retry-after', '1')
    if (refusal.code === 'tooManyRequests')
      this.header('retry-after', String(refusal.values?.seconds ?? 60))
    return this.code(status).send(errorAnswer(refusal, this.request.language, this.request.id))
  })
  app.addHook('onRoute', (route) => {
    const config = route.config as RouteConfig | undefined
    if (!config?.access)
      throw new Error(`${route.method} ${route.url} does not declare who may call it`)
    for (const method of [route.method].flat()) {
      if (method !== 'HEAD') routes.push({ ...config, method, url: route.url })
    }
  })
  app.addHook('preParsing', (request, reply, _body, done) => {
    const refusal = gate(request)
    if (refusal) reply.refuse(refusal)
    else done()
  })
  app.setErrorHandler((error: Fault, request, reply) => {
    if (problemPage && forPeople(request) && !ofFramework(error)) {
      request.log.error({ err: error, id: request.id }, 'fault')
      return problemPage(request, reply, null)
    }
    return onError(error, request, reply)
  })
  return routes
}

/** An address that is no text, or too long a piece of one: found before any hook, so nobody's language is known. */
export function refuseUnreadable(
  _error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const refusal = { code: 'badRequest' } as const
  reply.code(400).send(errorAnswer(refusal, preferredLanguage(request), request.id))
}

/** The language a browser prefers, where no choice is remembered. */
export const preferredLanguage = ({ headers }: FastifyRequest): Language =>
  /^\s*en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'zh'

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Same site, allowed, keyed: checked before the body is even looked at. */
function gate(request: FastifyRequest): Refusal | null {
  const config = request.routeOptions.config
  if (changing.has(request.method) && crossSite(request)) return { code: 'crossSite' }
  if (!config.access) return null // only the not-found handler has none
  if (!allowed(config.access, request.actor)) {
    return { code: request.actor.kind === 'visitor' ? 'signInRequired' : 'notAllowed' }
  }
  if (config.keyed && !keyOf(request))
    return { code: 'idempotencyKeyMissing', field: 'Idempotency-Key' }
  return null
}

const allowed = (access: readonly Access[], actor: Actor): boolean =>
  access.includes('visitor') || access.some((kind) => kind === actor.kind)

/**
 * CSRF (S10): a browser always says where a changing request comes from, in the one header or the other; another
 * origin is refused. Who says nothing is no browser and carries nobody's cookie unasked.
 */
function crossSite({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site) return site !== 'same-origin' && site !== 'none'
  const from = headers.origin ?? headers.referer
  return from !== undefined && !sameHost(from, host)
}

/** A proxy may write the port that the scheme has anyway: `hutong.example:443` is `hutong.example`. */
function sameHost(from: string, host: string): boolean {
  if (!URL.canParse(from)) return false
  const { protocol, host: theirs } = new URL(from)
  const ours = `${protocol}//${host}`
  return URL.canParse(ours) && new URL(ours).host === theirs
}

const keyOf = (request: FastifyRequest): string | null => {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && /^[\x21-\x7e]{8,255}$/.test(key) ? key : null
}

/** What makes this call the same call, for `once`. */
export const callOf = (request: FastifyRequest, at: Temporal.Instant): Once => ({
  actor: request.actor,
  route: `${request.method} ${request.routeOptions.url}`,
  key: keyOf(request) ?? '',
  body: [request.params ?? null, request.body ?? null],
  at,
})

/** Sends a room's result: its value, or the refusal in the caller's words. */
export const answer = <T>(reply: FastifyReply, result: Result<T>, status = 200): FastifyReply =>
  result.ok ? reply.code(status).send(result.value) : reply.refuse(result.refusal)

/** The caller's minute is full; `seconds` until the next one. */
export class TooMany extends Error {
  readonly statusCode = 429
  readonly seconds: number
  constructor(seconds: number) {
    super('too many requests')
    this.seconds = seconds
  }
}

type Fault = Error & {
  statusCode?: number
  code?: string
  detail?: string
  validationContext?: string
}

function onError(error: Fault, request: FastifyRequest, reply: FastifyReply) {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const input = { body: request.body, querystring: request.query, params: request.params }
    const part = (error.validationContext ?? 'body') as keyof typeof input
    return reply.refuse(refusalOfIssues(error.validation as ValidationIssue[], input[part]))
  }
  const known = ofFramework(error)
  if (known) return reply.refuse(known)
  request.log.error({ err: error, id: request.id }, 'fault')
  const message = textsOf(request.language).common.fault
  return reply.code(500).send({ code: 'fault', field: '', message, objections: [], id: request.id })
}

/** PostgreSQL cannot hold the character U+0000 in a text (22021) or in JSON (22P05); nobody means to send it. */
const unwritable = new Set(['22021', '22P05'])

function ofFramework(error: {
  statusCode?: number
  code?: string
  detail?: string
}): Refusal | null {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'bodyTooLarge' }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { code: 'unsupportedType' }
  if (error instanceof TooMany)
    return { code: 'tooManyRequests', values: { seconds: error.seconds } }
  if (error.code && unwritable.has(error.code)) return { code: 'badRequest' }
  // Half a character in JSON is told as any other text that is none.
  if (error.code === '22P02' && /surrogate/.test(error.detail ?? '')) return { code: 'badRequest' }
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return { code: 'badRequest' }
  return null
}

interface ValidationIssue {
  keyword: string
  instancePath: string
  params: { maximum?: number; origin?: string }
}

/** zod's findings in the house's words: which field, and what about it. */
function refusalOfIssues(issues: readonly ValidationIssue[], input: unknown): Refusal {
  const objections = issues.map((issue) => {
    const path = issue.instancePath.split('/').filter(Boolean)
    return { field: path.join('.'), ...ofIssue(issue, valueAt(input, path)) }
  })
  const [first = { code: 'badRequest' as const }, ...also] = objections
  return also.length ? { ...first, also } : first
}

const valueAt = (input: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined | null)?.[step],
    input,
  )

function ofIssue(
  { keyword, params }: ValidationIssue,
  value: unknown,
): { code: RefusalCode; values?: Values } {
  if (value === undefined || value === null || value === '') return { code: 'required' }
  if (keyword === 'too_small' && typeof value === 'string') return { code: 'required' }
  if (keyword === 'too_big' && typeof value === 'string') {
    return {
      code: 'tooLong',
      values: { limit: params.maximum ?? '', length: [...value].length, unit: 'characters' },
    }
  }
  return { code: keyword === 'invalid_format' ? 'badFormat' : 'invalidField' }
}
