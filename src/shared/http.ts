import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../texts/index.ts'
import type { Access, Actor } from './actor.ts'
import { type Fault, ofFramework, onError } from './http/fault.ts'
import { gate, keyOf } from './http/gate.ts'
import { errorAnswer } from './http/sentences.ts'
import type { Once } from './once.ts'
import { refusalStatus } from './refusals.ts'
import type { Refusal, Result } from './result.ts'

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
