import { z } from 'zod'
import { asActor } from '../shared/database.ts'
import { answerOnce } from '../shared/http/answer-once.ts'
import { ok, refuse } from '../shared/result.ts'
import type { Room } from '../shared/room.ts'
import { ErrorAnswer, Paging } from '../shared/shapes.ts'
import { mailboxOf, noticesOf } from './inbox.ts'
import { KeptMail, Notice } from './shapes.ts'
import { markRead, unreadCount } from './store.ts'

const access = ['reader', 'staff', 'centre'] as const
const Unread = z.object({ unread: z.number().int() })
const Cursor = z
  .string()
  .regex(/^\d{1,15}$/)
  .optional()

/** Notices and, in a demonstration, the mailbox. */
export const noticeRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/notices',
    {
      config: { access },
      schema: {
        tags: ['notices'],
        summary: 'My notices, newest first; a librarian sees those of her library (系统消息)',
        querystring: z.object({ ...Paging, cursor: Cursor }),
        response: {
          200: z.object({ notices: z.array(Notice), next: z.string().nullable() }),
          '4xx': ErrorAnswer,
        },
      },
    },
    ({ actor, language, query }) =>
      asActor(house.db, actor, (tx) => noticesOf(tx, actor, { ...query, language })),
  )

  const read = {
    config: { access, keyed: true },
    schema: { response: { 200: Unread, '4xx': ErrorAnswer } },
  }
  app.post(
    '/api/notices/:id/read',
    {
      config: read.config,
      schema: {
        ...read.schema,
        tags: ['notices'],
        summary: 'I have read this notice',
        params: z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply }, async (tx, at) => {
        const { actor, params } = request
        const isMine = await markRead(tx, actor, { id: params.id, at })
        return isMine ? ok({ unread: await unreadCount(tx, actor) }) : refuse('notFound')
      }),
  )
  app.post(
    '/api/notices/read-all',
    {
      config: read.config,
      schema: { ...read.schema, summary: 'I have read all my notices' },
    },
    (request, reply) =>
      answerOnce(house, { request, reply }, async (tx, at) => {
        await markRead(tx, request.actor, { id: null, at })
        return ok({ unread: await unreadCount(tx, request.actor) })
      }),
  )

  app.get(
    '/api/mailbox',
    {
      config: { access },
      schema: {
        tags: ['notices'],
        summary: 'Demonstration only: the mails that would have been sent to me',
        response: { 200: z.object({ mails: z.array(KeptMail) }), '4xx': ErrorAnswer },
      },
    },
    async ({ actor }, reply) => {
      if (house.installation.kind !== 'demonstration')
        return reply.refuse({ code: 'notADemonstration' })
      return { mails: await asActor(house.db, actor, (tx) => mailboxOf(tx, actor)) }
    },
  )
}
