import { z } from 'zod'
import { dayOf } from '../shared/clock.ts'
import { asActor } from '../shared/database.ts'
import { answer } from '../shared/http.ts'
import { ok, refuse } from '../shared/result.ts'
import type { Room } from '../shared/room.ts'
import { ErrorAnswer } from '../shared/shapes.ts'
import { Directory, Library } from './shapes.ts'
import { closureOn, directory, libraryByCode, toLibrary } from './store.ts'

/** 成员馆目录: open to everybody. */
export const libraryRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/libraries',
    {
      config: { access: ['visitor'] },
      schema: {
        summary: 'The member libraries by category',
        tags: ['libraries'],
        response: { 200: Directory },
      },
    },
    (request) => asActor(house.db, request.actor, (tx) => directory(tx, dayOf(house.clock.now()))),
  )

  app.get(
    '/api/libraries/:code',
    {
      config: { access: ['visitor'] },
      schema: {
        summary: 'One library',
        tags: ['libraries'],
        params: z.object({ code: z.string().max(20) }),
        response: { 200: Library, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const on = dayOf(house.clock.now())
      const found = await asActor(house.db, request.actor, async (tx) => {
        const row = await libraryByCode(tx, request.params.code)
        if (!row) return refuse('notFound')
        const closure = await closureOn(tx, { libraryId: row.id, on, stops: 'lending' })
        return ok(toLibrary(row, { on, closure }))
      })
      return answer(reply, found)
    },
  )
}
