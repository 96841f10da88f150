import { createHmac } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { House } from '../shared/house.ts'
import { callOf } from '../shared/http.ts'
import type { Once } from '../shared/once.ts'
import type { Registration } from './shapes.ts'

/**
 * What makes a registration the same call. `once` keeps a plain hash of the body; a password in it could be
 * guessed from a stolen table far faster than from argon2, so it goes in keyed with the house's secret.
 */
export function callWithoutPassword(
  house: House,
  request: FastifyRequest<{ Body: Registration }>,
): Once {
  const { password, passwordAgain, ...rest } = request.body
  const keyed = createHmac('sha256', house.secret)
    .update(JSON.stringify([password, passwordAgain]))
    .digest('hex')
  return { ...callOf(request, house.clock.now()), body: { ...rest, keyed } }
}
