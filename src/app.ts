import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { admitToReadablePage, describeApi } from './openapi.ts'
import { type PageKit, pageRoutes, problemPage } from './pages/routes.ts'
import { rooms } from './rooms.ts'
import { accountOf } from './shared/actor.ts'
import type { House } from './shared/house.ts'
import { installHttp, type RouteEntry, refuseUnreadable, TooMany } from './shared/http.ts'
import { readJsonOnly } from './shared/json-body.ts'
import { installSessions } from './signin/sessions.ts'

export interface AppOptions {
  trustProxy: string | false
  /** Where log lines go; false keeps quiet (tests). */
  log: boolean
  /** Calls a minute for one account or address on every route, whatever the routes say. */
  perMinute?: number
  /** The built pages; without them only the API is served. */
  pages?: PageKit
}

/** The whole of HTTP: limits first, then who is asking, then the rooms' routes. */
export async function buildApp(
  house: House,
  options: AppOptions,
): Promise<{ app: FastifyInstance; routes: RouteEntry[] }> {
  const app = Fastify({
    trustProxy: options.trustProxy,
    logger: options.log && {
      level: 'warn',
      redact: ['req.headers.cookie', 'req.headers.authorization'],
    },
    bodyLimit: 256 * 1024,
    requestTimeout: 30_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 },
    routerOptions: { maxParamLength: 120 },
    return503OnClosing: true,
    frameworkErrors: refuseUnreadable,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  readJsonOnly(app)
  app.addHook('onRoute', admitToReadablePage)
  const routes = installHttp(app, options.pages && problemPage(house, options.pages))

  await app.register(cookie)
  await app.register(helmet, headers(house))
  installSessions(app, house)
  await app.register(rateLimit, limits(options))
  await describeApi(app, house)
  for (const room of rooms) await app.register(room(house))
  if (options.pages) await app.register(pageRoutes(house, options.pages))
  return { app, routes }
}

const headers = (house: House) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'connect-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
      // Over plain http this would make the browser load nothing at all (stack.md §2).
      ...(house.secureCookies ? { 'upgrade-insecure-requests': [] } : {}),
    },
  },
  hsts: house.secureCookies,
  crossOriginEmbedderPolicy: false,
  referrerPolicy: { policy: 'same-origin' as const },
})

/**
 * Calls a minute, by account, else by address. A route with a limit of its own counts by itself: whoever has read
 * twenty pages may still register.
 */
const limits = (options: AppOptions) => ({
  max: (request: FastifyRequest) =>
    options.perMinute ?? request.routeOptions.config.perMinute ?? 600,
  timeWindow: 60_000,
  keyGenerator: ({ actor, ip, method, routeOptions: { config, url } }: FastifyRequest) => {
    const who = accountOf(actor) ?? ip
    return config.perMinute ? `${who} ${method} ${url}` : String(who)
  },
  errorResponseBuilder: (_request: FastifyRequest, { ttl }: { ttl: number }) =>
    new TooMany(Math.ceil(ttl / 1000)),
})
