import type { Actor } from '../../shared/actor.ts'
import { asActor } from '../../shared/database.ts'
import { answer, callOf } from '../../shared/http.ts'
import { attempt, once } from '../../shared/once.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer } from '../../shared/shapes.ts'
import { checkBeforeSubmission } from './before-offer.ts'
import { preview } from './preview.ts'
import { quotaAndLimits } from './quota.ts'
import { Preview, Quota, SubmissionAnswer, SubmissionForm } from './shapes.ts'
import { submissionAnswer } from './submission-store.ts'
import { submit } from './submit.ts'

type Reader = Extract<Actor, { kind: 'reader' }>

const tags = ['requests']

/** Asking for books: what it would be, the submission itself, and how many more a reader may ask for. */
export const askingRoutes: Room = (house) => async (app) => {
  app.post(
    '/api/requests/preview',
    {
      config: { access: ['reader'] },
      schema: {
        tags,
        summary: 'What a submission would be: lender, price, period, objections; stores nothing',
        body: SubmissionForm,
        response: { 200: Preview, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const asked = { form: request.body, at: house.clock.now(), language: request.language }
      return answer(
        reply,
        await attempt(house.db, request.actor, (tx) => preview(tx, request.actor as Reader, asked)),
      )
    },
  )

  app.post(
    '/api/requests',
    {
      config: { access: ['reader'], keyed: true },
      schema: {
        tags,
        summary: 'Submit up to maxPerSubmission books, accepted or refused as a whole',
        body: SubmissionForm,
        response: { 201: SubmissionAnswer, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const reader = request.actor as Reader
      const recordIds = request.body.books.map(({ recordId }) => recordId)
      await checkBeforeSubmission(house, recordIds, `account ${reader.accountId}`)
      const stored = await once(house.db, callOf(request, house.clock.now()), (tx) =>
        submit(tx, house, reader, request.body),
      )
      if (!stored.ok) return reply.refuse(stored.refusal)
      return reply
        .code(201)
        .send(
          await asActor(house.db, reader, (tx) => submissionAnswer(tx, stored.value.submissionId)),
        )
    },
  )

  app.get(
    '/api/quota',
    {
      config: { access: ['reader'] },
      schema: {
        tags,
        summary: '借书总册数 and 还可借, with the rule',
        response: { 200: Quota, '4xx': ErrorAnswer },
      },
    },
    async ({ actor }) => (await quotaAndLimits(house.db, actor as Reader, house.clock.now())).quota,
  )
}
