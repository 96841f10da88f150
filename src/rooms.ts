import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { libraryRoutes } from './libraries/routes.ts'
import type { House } from './shared/house.ts'

/** A room's routes: given the house, a Fastify plugin. */
export type Room = (house: House) => FastifyPluginAsyncZod

/** Every room that can be called over HTTP. */
export const rooms: Room[] = [libraryRoutes]
