import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { faultForLog } from './fault.ts'
import { limits } from './limits.ts'
import { admitToReadablePage, describeApi } from './openapi.ts'
import { type PageKit, pageRoutes, problemPage } from './pages/routes.ts'
import { rooms } from './rooms.ts'
import type { House } from './shared/house.ts'
import { readJsonOnly, unknownAddress } from './shared/http/json-body.ts'
import { refuseUnreadable } from './shared/http/sentences.ts'
import { installHttp, type RouteEntry } from './shared/http.ts'
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
      serializers: { err: faultForLog },
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

  // What somebody is answered is hers: no proxy keeps it, nor does the browser of a reading room. Files say otherwise.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  await app.register(cookie)
  await app.register(helmet, headers(house))
  installSessions(app, house)
  await app.register(rateLimit, limits(options.perMinute))
  // The plugin knows routes only, and a page that says 404 costs as much as another.
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) =>
    reply.refuse(unknownAddress(request)),
  )
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
