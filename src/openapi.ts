import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { House } from './shared/house.ts'
import type { RouteConfig } from './shared/http.ts'
import { ErrorAnswer } from './shared/shapes.ts'
import { cookieName } from './signin/sessions.ts'

/** Where the description is read by people; the description itself is at /api/openapi.json. */
const readablePage = '/api/docs'

/**
 * The description of every route, drawn from the schemas that check it, and a page to read it. Registered before
 * the rooms, whose routes it then hears of.
 */
export async function describeApi(app: FastifyInstance, house: House): Promise<void> {
  await app.register(swagger, {
    openapi: introduction(house),
    transform: described,
    transformObject: jsonSchemaTransformObject,
  })
  // No CSP of its own: the page holds no inline script, so the house's stands.
  await app.register(swaggerUi, {
    routePrefix: readablePage,
    uiConfig: { validatorUrl: null, url: '/api/openapi.json', tryItOutEnabled: false },
  })
  app.get(
    '/api/openapi.json',
    {
      config: { access: ['visitor'] },
      schema: { tags: ['description'], summary: 'This description, OpenAPI 3.1' },
    },
    () => app.swagger(),
  )
}

/** The plugin's own routes cannot say who may call them: everybody. Runs before the house asks. */
export function admitToReadablePage(route: RouteOptions): void {
  if (route.config || !route.url.startsWith(readablePage)) return
  route.config = { access: ['visitor'] }
  route.schema = { ...route.schema, hide: true }
}

const introduction = (house: House) => ({
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
      session: { type: 'apiKey' as const, in: 'cookie' as const, name: cookieName(house) },
    },
  },
})

const idempotencyKey = {
  type: 'string',
  minLength: 8,
  maxLength: 255,
  description: 'the same key and body again answer what the first call did; 422 with another body',
}

type Transform = typeof jsonSchemaTransform

/** What zod says of a route, and what its declaration says: who may call it, keyed or not, how it refuses. */
const described: Transform = (given) => {
  const route = given.route as unknown as RouteOptions & { config?: RouteConfig }
  const own = given.schema as { hide?: boolean; response?: object }
  const response = { 200: z.unknown(), '4xx': ErrorAnswer, ...own.response }
  const { schema, url } = jsonSchemaTransform({
    ...given,
    schema: own.hide ? own : { ...own, response },
  } as Parameters<Transform>[0])
  return { schema: { ...schema, ...declared(route) }, url }
}

const declared = ({ method, url, config }: RouteOptions & { config?: RouteConfig }) => ({
  operationId: operationId(String(method), url),
  ...(config?.access && !config.access.includes('visitor') ? { security: [{ session: [] }] } : {}),
  ...(config?.keyed
    ? {
        headers: {
          type: 'object',
          required: ['Idempotency-Key'],
          properties: { 'Idempotency-Key': idempotencyKey },
        },
      }
    : {}),
})

/** `POST /api/requests/:id/actions` → `post_requests_id_actions`. */
const operationId = (method: string, url: string): string =>
  [
    method.toLowerCase(),
    ...url.split(/[^A-Za-z0-9]+/).filter((word) => word && word !== 'api'),
  ].join('_')
