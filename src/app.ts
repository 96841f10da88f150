import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { type PageKit, pageRoutes, problemPage } from './pages/routes.ts'
import { rooms } from './rooms.ts'
import { accountOf } from './shared/actor.ts'
import type { House } from './shared/house.ts'
import { installHttp, type RouteEntry } from './shared/http.ts'
import { installSessions } from './signin/sessions.ts'

export interface AppOptions {
  trustProxy: string | false
  /** Where log lines go; false keeps quiet (tests). */
  log: boolean
  /** Calls a minute for one account or address. */
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
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  const routes = installHttp(app, options.pages && problemPage(house, options.pages))

  await app.register(cookie)
  await app.register(helmet, headers(house))
  await app.register(swagger, {
    openapi: openapi(house),
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  installSessions(app, house)
  await app.register(rateLimit, {
    max: (request) => request.routeOptions.config.perMinute ?? options.perMinute ?? 600,
    timeWindow: 60_000,
    keyGenerator: (request) => String(accountOf(request.actor) ?? request.ip),
    hook: 'preValidation',
  })
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

const openapi = (house: House) => ({
  openapi: '3.1.0',
  info: {
    title: `Hutong 互通 · ${house.installation.nameZh}`,
    version: '1',
    description:
      'Every route, generated from the schemas that check it. Errors have one shape (Error). ' +
      'Routes that create or move something need the header Idempotency-Key.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  components: {
    securitySchemes: {
      session: { type: 'apiKey' as const, in: 'cookie' as const, name: 'hutong' },
    },
  },
})
