import { z } from 'zod'
import type { Actor } from '../shared/actor.ts'
import { asActor, type Tx } from '../shared/database.ts'
import { answer, callOf } from '../shared/http.ts'
import { attempt, once } from '../shared/once.ts'
import { ok, type Result } from '../shared/result.ts'
import type { Room } from '../shared/room.ts'
import { Day, ErrorAnswer, Paging } from '../shared/shapes.ts'
import { act, type Wish } from './act.ts'
import { allowedActions, rolesOf } from './allowed.ts'
import { checkBeforeNextOffer, checkBeforeSubmission } from './asking/before-offer.ts'
import { preview } from './asking/preview.ts'
import { quotaAndLimits } from './asking/quota.ts'
import { submit } from './asking/submit.ts'
import { deskOf, queueOf } from './desk.ts'
import { requestDetail } from './detail.ts'
import { type Action, type Effect, loanLifecycle } from './lifecycle.ts'
import { deskQueues, listRequests, type QueueName } from './lists.ts'
import { scan } from './scan.ts'
import {
  ActionAnswer,
  ActionForm,
  Desk,
  Preview,
  Quota,
  RequestDetail,
  RequestList,
  ScanAnswer,
  ScanForm,
  SubmissionAnswer,
  SubmissionForm,
} from './shapes.ts'
import { factsOf } from './store.ts'

type Reader = Extract<Actor, { kind: 'reader' }>
type Staff = Extract<Actor, { kind: 'staff' }>

const Id = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) })
const Filters = z.object({
  way: z.enum(['any', 'number', 'patronReference', 'title', 'author']).default('any'),
  q: z.string().max(200).default(''),
  from: z.union([z.literal(''), Day]).default(''),
  to: z.union([z.literal(''), Day]).default(''),
  ...Paging,
})
const queueNames = Object.keys(deskQueues) as [QueueName, ...QueueName[]]
const actions = [...new Set(loanLifecycle.map((row) => row[1]))] as [Action, ...Action[]]
/** What leads a request to the next of its rota. */
const passesOn: ReadonlySet<Action> = new Set(
  loanLifecycle
    .filter((row) => (row[4] as readonly Effect[]).includes('offerToNextSupplier'))
    .map((row) => row[1]),
)
const tags = ['requests']

/** Asking, looking, and doing the next thing to a request. */
export const requestRoutes: Room = (house) => async (app) => {
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
    '/api/requests',
    {
      config: { access: ['reader', 'staff', 'centre'] },
      schema: {
        tags,
        summary: 'Requests one may see, newest first (申请单查询)',
        querystring: Filters,
        response: { 200: RequestList, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, query }) =>
      asActor(house.db, actor, (tx) =>
        listRequests(
          tx,
          actor,
          {
            way: query.way,
            q: query.q,
            from: day(query.from),
            to: day(query.to),
            limit: query.limit,
            offset: offsetOf(query.cursor),
          },
          house.clock.now(),
        ),
      ),
  )

  app.get(
    '/api/requests/:id',
    {
      config: { access: ['reader', 'staff', 'centre'] },
      schema: {
        tags,
        summary: 'A request with its history, rules, and what one may do now',
        params: Id,
        response: { 200: RequestDetail, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, params }, reply) => {
      const detail = await asActor(house.db, actor, (tx) =>
        requestDetail(tx, actor, params.id, house.clock.now()),
      )
      return detail ?? reply.refuse({ code: 'notFound' })
    },
  )

  app.post(
    '/api/requests/:id/actions',
    {
      config: { access: ['reader', 'staff', 'centre'], keyed: true },
      schema: {
        tags,
        summary: 'Do one thing to a request: cancel, accept, fill, receive, hand over …',
        params: Id,
        body: ActionForm.extend({ action: z.enum(actions) }),
        response: { 200: ActionAnswer, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      if (passesOn.has(body.action)) await checkBeforeNextOffer(house, params.id)
      const done = await once(house.db, callOf(request, house.clock.now()), (tx) =>
        act(tx, house, actor, params.id, body as Wish),
      )
      if (!done.ok) return reply.refuse(done.refusal)
      return answer(
        reply,
        await asActor(house.db, actor, (tx) =>
          actionAnswer(tx, actor, params.id, house.clock.now()),
        ),
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

  app.get(
    '/api/desk',
    {
      config: { access: ['staff'] },
      schema: {
        tags: ['desk'],
        summary: 'The queues of a desk with their counts',
        response: { 200: Desk, '4xx': ErrorAnswer },
      },
    },
    async ({ actor }) =>
      asActor(house.db, actor, (tx) => deskOf(tx, actor as Staff, house.clock.now())),
  )

  app.get(
    '/api/desk/queues/:name',
    {
      config: { access: ['staff'] },
      schema: {
        tags: ['desk'],
        summary: 'One queue, longest waiting first',
        params: z.object({ name: z.enum(queueNames) }),
        querystring: z.object(Paging),
        response: { 200: RequestList, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, params, query }) =>
      asActor(house.db, actor, (tx) =>
        queueOf(
          tx,
          actor,
          { name: params.name, limit: query.limit, offset: offsetOf(query.cursor) },
          house.clock.now(),
        ),
      ),
  )

  app.post(
    '/api/desk/scan',
    {
      config: { access: ['staff'], keyed: true },
      schema: {
        tags: ['desk'],
        summary: 'A scanned number or barcode: the one right thing is done, or refused in words',
        body: ScanForm,
        response: { 200: ScanAnswer, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) =>
      answer(
        reply,
        await once(house.db, callOf(request, house.clock.now()), (tx) =>
          scan(tx, house, request.actor, request.body.code),
        ),
      ),
  )
}

const day = (typed: string) => (typed ? Temporal.PlainDate.from(typed) : undefined)

/** A cursor is opaque to callers; anything else than ours begins at the beginning. */
const offsetOf = (cursor: string | undefined): number =>
  cursor && /^\d{1,7}$/.test(cursor) ? Number(cursor) : 0

async function submissionAnswer(tx: Tx, submissionId: number): Promise<SubmissionAnswer> {
  const rows = await tx
    .selectFrom('request')
    .innerJoin('library', 'library.id', 'request.supplying_library_id')
    .select(['request.id', 'number', 'title', 'name_zh', 'name_en', 'cancellable_until'])
    .where('submission_id', '=', submissionId)
    .orderBy('request.id')
    .execute()
  return {
    submissionId,
    requests: rows.map((row) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      supplier: { zh: row.name_zh, en: row.name_en },
      cancellableUntil: row.cancellable_until?.toString() ?? null,
    })),
  }
}

/** What one may do next; a lender who has passed a request on no longer sees it, which is not an error. */
async function actionAnswer(
  tx: Tx,
  actor: Actor,
  id: number,
  at: Temporal.Instant,
): Promise<Result<ActionAnswer>> {
  const row = await tx.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return ok({ id, number: '', state: 'forwarded', version: 0, actions: [] })
  const facts = factsOf(row)
  return ok({
    id,
    number: row.number,
    state: row.state,
    version: row.version,
    actions: allowedActions(facts, rolesOf(actor, facts), at),
  })
}
