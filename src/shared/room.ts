import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { House } from './house.ts'

/** A room's routes: given the house, a Fastify plugin. */
export type Room = (house: House) => FastifyPluginAsyncZod
