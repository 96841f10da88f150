import { answerOnce } from '../../shared/http/answer-once.ts'
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
    (request, reply) =>
      answerOnce(house, { request, reply, status: 201 }, (tx) =>
        addSource(tx, { house, actor: request.actor }, request.body),
      ),
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
    (request, reply) =>
      answerOnce(house, { request, reply }, (tx) => {
        const { actor, body: form, params } = request
        return editSource(tx, { house, actor }, { ...params, form })
      }),
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
    (request, reply) =>
      answerOnce(house, { request, reply }, (tx) =>
        approveAddress(tx, { house, actor: request.actor }, request.params.id),
      ),
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
