import { answer, callOf } from '../../shared/http.ts'
import { once } from '../../shared/once.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer } from '../../shared/shapes.ts'
import { addSource, approveAddress, editSource } from './edit.ts'
import { previewProfile } from './preview.ts'
import { ById, NewSource, PreviewForm, ProfilePreview, SourceForm, SourceId } from './shapes.ts'

const tags = ['sources']

/** Where records come from: the centre's to say. */
export const sourceRoutes: Room = (house) => async (app) => {
  app.post(
    '/api/sources',
    {
      config: { access: ['centre'], keyed: true },
      schema: {
        tags,
        summary: 'A new source of a library',
        body: NewSource,
        response: { 201: SourceId, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      const call = callOf(request, house.clock.now())
      const result = await once(house.db, call, (tx) => addSource(tx, { house, actor }, body))
      return answer(reply, result, 201)
    },
  )

  app.put(
    '/api/sources/:id',
    {
      config: { access: ['centre'], keyed: true },
      schema: {
        tags,
        summary: 'Write a source anew; a changed address loses its approval',
        params: ById,
        body: SourceForm,
        response: { 200: SourceId, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const { actor, body: form, params } = request
      const call = callOf(request, house.clock.now())
      const result = await once(house.db, call, (tx) =>
        editSource(tx, { house, actor }, { ...params, form }),
      )
      return answer(reply, result)
    },
  )

  app.post(
    '/api/sources/:id/approve-address',
    {
      config: { access: ['centre'], keyed: true },
      schema: {
        tags,
        summary: 'Approve an address inside a campus; never by whoever entered it',
        params: ById,
        response: { 200: SourceId, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const { actor, params } = request
      const call = callOf(request, house.clock.now())
      const result = await once(house.db, call, (tx) =>
        approveAddress(tx, { house, actor }, params.id),
      )
      return answer(reply, result)
    },
  )

  app.post(
    '/api/sources/preview',
    {
      config: { access: ['centre'] },
      schema: {
        tags,
        summary: 'The copies that a profile reads from a record; changes nothing',
        body: PreviewForm,
        response: { 200: ProfilePreview, '4xx': ErrorAnswer },
      },
    },
    (request) => previewProfile(request.body),
  )
}
