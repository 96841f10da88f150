import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { RouteEntry } from '../../src/shared/http.ts'
import { openHouse } from '../support/house.ts'

interface Operation {
  summary?: string
  operationId?: string
  security?: object[]
  parameters?: { in: string; name: string; required?: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}
interface Description {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> }
}

let place: Awaited<ReturnType<typeof openHouse>>
let app: FastifyInstance
let routes: RouteEntry[]
let description: Description
beforeAll(async () => {
  place = await openHouse()
  ;({ app, routes } = await place.app())
  description = (await app.inject('/api/openapi.json')).json()
})
afterAll(async () => {
  await app.close()
  await place.close()
})

const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
const pathOf = (url: string) => url.replace(/:(\w+)/g, '{$1}')
const api = () =>
  routes.filter(({ url }) => url.startsWith('/api/') && !url.startsWith('/api/docs'))
const of = ({ method, url }: RouteEntry) => description.paths[pathOf(url)]?.[method.toLowerCase()]

test('the description is OpenAPI 3.1, and every route of the API is in it', () => {
  expect(description.openapi).toBe('3.1.0')
  expect(api().filter((route) => !of(route))).toEqual([])
  expect(operations().every(({ path }) => !path.startsWith('/api/docs'))).toBe(true)
})

test('every operation has a name of its own, a summary, and says how it refuses', () => {
  const names = operations().map(({ operation }) => operation.operationId)
  expect(names.every((name) => /^[a-z]+(_\w+)+$/.test(name ?? ''))).toBe(true)
  expect(new Set(names).size).toBe(names.length)
  expect(operations().filter(({ operation }) => !operation.summary)).toEqual([])
  const refusals = operations().map(
    ({ operation }) => operation.responses['4XX']?.content?.['application/json']?.schema,
  )
  expect(new Set(refusals.map((one) => JSON.stringify(one)))).toEqual(
    new Set(['{"$ref":"#/components/schemas/Error"}']),
  )
})

test('whatever is behind the sign-in names the session, and what is keyed its header', () => {
  expect(description.components.securitySchemes.session).toMatchObject({
    in: 'cookie',
    name: 'hutong',
  })
  for (const route of api()) {
    const operation = of(route)
    expect(operation?.security ?? [], route.url).toEqual(
      route.access.includes('visitor') ? [] : [{ session: [] }],
    )
    const header = operation?.parameters?.find(({ name }) => name === 'Idempotency-Key')
    expect(header?.required ?? false, route.url).toBe(route.keyed ?? false)
  }
})

test('every placeholder of a path is a parameter, and the other way round', () => {
  for (const { path, operation } of operations()) {
    const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const named = (operation.parameters ?? []).filter((one) => one.in === 'path')
    expect(named.map(({ name }) => name).sort(), path).toEqual(placeholders.sort())
  }
})

test('every reference leads somewhere', () => {
  const text = JSON.stringify(description)
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to)
  const names = Object.keys(description.components.schemas)
  expect(references.length).toBeGreaterThan(50)
  expect(
    references.filter((to) => !names.includes(to.replace('#/components/schemas/', ''))),
  ).toEqual([])
})

/** Every schema of the description: parameters, bodies, answers. */
const schemas = () => [
  ...Object.values(description.components.schemas),
  ...operations().flatMap(({ operation }) => [
    ...(operation.parameters ?? []).map(({ schema }) => schema),
    ...[operation.requestBody, ...Object.values(operation.responses)].flatMap((part) =>
      Object.values(part?.content ?? {}).map(({ schema }) => schema),
    ),
  ]),
]

test('every schema is JSON Schema that can be compiled', () => {
  const components = JSON.parse(
    JSON.stringify(description.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
  )
  const all = JSON.parse(JSON.stringify(schemas()).replaceAll('#/components/schemas/', '#/$defs/'))
  // Together: what they share is compiled once.
  const together = { $defs: components, type: 'object', properties: { ...all } } as const
  expect(() => z.fromJSONSchema(together)).not.toThrow()
})

test('an answer of the house fits its description', async () => {
  const answer = await app.inject('/api/libraries/000000')
  const refusal = z.fromJSONSchema({
    $defs: JSON.parse(
      JSON.stringify(description.components.schemas).replaceAll(
        '#/components/schemas/',
        '#/$defs/',
      ),
    ),
    $ref: '#/$defs/Error',
  })
  expect(refusal.safeParse(answer.json()).error).toBeUndefined()
  expect(refusal.safeParse({ code: 1 }).success).toBe(false)
})

test('the readable page stands under the strict policy of the house', async () => {
  const page = await app.inject('/api/docs/')
  expect(page.statusCode).toBe(200)
  expect(page.headers['content-security-policy']).toContain("script-src 'self'")
  expect(page.headers['content-security-policy']).not.toContain('unsafe')
  expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|style=/)
  const files = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file)
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) {
    const { pathname } = new URL(file, 'http://here/api/docs/')
    expect((await app.inject(pathname)).statusCode, pathname).toBe(200)
  }
  const script = await app.inject('/api/docs/static/swagger-initializer.js')
  expect(script.body).toContain('/api/openapi.json')
})
