import type { FastifyRequest } from 'fastify'
import type { Access, Actor } from '../actor.ts'
import type { Refusal } from '../result.ts'

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Same site, allowed, keyed: checked before the body is even looked at. */
export function gate(request: FastifyRequest): Refusal | null {
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

/** The Idempotency-Key of a call; null where there is none that could be one. */
export const keyOf = (request: FastifyRequest): string | null => {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && /^[\x21-\x7e]{8,255}$/.test(key) ? key : null
}
