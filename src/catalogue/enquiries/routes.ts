import { z } from 'zod'
import type { Actor } from '../../shared/actor.ts'
import { asActor } from '../../shared/database.ts'
import { answerOnce } from '../../shared/http/answer-once.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer, greatestId } from '../../shared/shapes.ts'
import { AnswerForm, Enquiry, EnquiryForm } from '../record/shapes.ts'
import { answerEnquiry, ask } from './ask-store.ts'
import { enquiriesOf } from './enquiry-store.ts'

const tags = ['catalogue']
const params = z.object({ id: z.coerce.number().int().min(1).max(greatestId) })
const Made = z.object({ id: z.number().int() })

/** How many questions a list shows. */
const enquiriesShown = 200

type Reader = Extract<Actor, { kind: 'reader' }>
type Staff = Extract<Actor, { kind: 'staff' }>

/** 咨询管理员: a reader asks a library about a record, the library answers. */
export const enquiryRoutes: Room = (house) => async (app) => {
  app.post(
    '/api/records/:id/enquiries',
    {
      config: { access: ['reader'], keyed: true },
      schema: {
        tags,
        summary: 'Ask a library about this record (咨询管理员)',
        params,
        body: EnquiryForm,
        response: { 201: Made, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply, status: 201 }, (tx) => {
        const asked = { ...request.body, recordId: request.params.id }
        return ask(tx, house, request.actor as Reader, asked)
      }),
  )

  app.get(
    '/api/enquiries',
    {
      config: { access: ['reader', 'staff'] },
      schema: {
        tags,
        summary: 'My questions; for a librarian those to her library, open ones first',
        response: { 200: z.object({ enquiries: z.array(Enquiry) }), '4xx': ErrorAnswer },
      },
    },
    async ({ actor }) => ({
      enquiries: await asActor(house.db, actor, (tx) =>
        enquiriesOf(tx, actor, { limit: enquiriesShown }),
      ),
    }),
  )

  app.post(
    '/api/enquiries/:id/answer',
    {
      config: { access: ['staff'], keyed: true },
      schema: {
        tags,
        summary: 'Answer a question put to my library; the reader is told',
        params,
        body: AnswerForm,
        response: { 200: Made, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply }, (tx) => {
        const answered = { id: request.params.id, answer: request.body.answer }
        return answerEnquiry(tx, house, request.actor as Staff, answered)
      }),
  )
}
