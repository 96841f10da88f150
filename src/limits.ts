import type { FastifyRequest } from 'fastify'
import { accountOf } from './shared/actor.ts'
import { TooMany } from './shared/http/fault.ts'
import { networkOf } from './shared/http/network.ts'

/**
 * Calls a minute, by account, else by address. A route with a limit of its own counts by itself: whoever has read
 * twenty pages may still register.
 */
export const limits = (perMinute?: number) => ({
  max: (request: FastifyRequest) => perMinute ?? request.routeOptions.config.perMinute ?? 600,
  timeWindow: 60_000,
  keyGenerator: ({ actor, ip, method, routeOptions: { config, url } }: FastifyRequest) => {
    const who = accountOf(actor) ?? networkOf(ip)
    return config.perMinute ? `${who} ${method} ${url}` : String(who)
  },
  errorResponseBuilder: (_request: FastifyRequest, { ttl }: { ttl: number }) =>
    new TooMany(Math.ceil(ttl / 1000)),
})
