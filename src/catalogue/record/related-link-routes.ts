import { z } from 'zod'
import type { Actor } from '../../shared/actor.ts'
import { asActor, type Tx } from '../../shared/database.ts'
import { answerOnce } from '../../shared/http/answer-once.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer, greatestId } from '../../shared/shapes.ts'
import { addRelatedLink, endRelatedLink, relatedLinks } from './related-link-store.ts'
import { isTemplate } from './related-links.ts'
import { RelatedLink, RelatedLinkForm } from './shapes.ts'

const tags = ['catalogue']
const params = z.object({ id: z.coerce.number().int().min(1).max(greatestId) })
const Made = z.object({ id: z.number().int() })

/** 相关资源, as the centre sets them: a change ends the old link and begins a new one, so that each is dated. */
export const relatedLinkRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/related-links',
    {
      config: { access: ['visitor'] },
      schema: {
        tags,
        summary: 'The links of 相关资源 that are in force',
        response: { 200: z.object({ links: z.array(RelatedLink) }) },
      },
    },
    async ({ actor }) => ({
      links: await asActor(house.db, actor, (tx) => relatedLinks(tx, house.clock.now())),
    }),
  )

  /** Ends the link `id` where one is given, and begins one where a form is given. */
  const change =
    (actor: Actor, { id, form }: { id?: number; form?: RelatedLinkForm }) =>
    async (tx: Tx, at: Temporal.Instant): Promise<Result<{ id: number }>> => {
      const setting = { actor, at }
      if (form && !isTemplate(form.template)) return refuse('badTemplate', { field: 'template' })
      if (id && !(await endRelatedLink(tx, setting, id))) return refuse('notFound')
      return ok({ id: form ? await addRelatedLink(tx, setting, form) : id! })
    }

  app.post(
    '/api/related-links',
    {
      config: { access: ['centre'], keyed: true },
      schema: {
        tags,
        summary: 'Add a link to 相关资源',
        body: RelatedLinkForm,
        response: { 201: Made, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(
        house,
        { request, reply, status: 201 },
        change(request.actor, { form: request.body }),
      ),
  )

  app.put(
    '/api/related-links/:id',
    {
      config: { access: ['centre'], keyed: true },
      schema: {
        tags,
        summary: 'Change a link: it ends, and the new one begins',
        params,
        body: RelatedLinkForm,
        response: { 200: Made, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(
        house,
        { request, reply },
        change(request.actor, { id: request.params.id, form: request.body }),
      ),
  )

  app.post(
    '/api/related-links/:id/end',
    {
      config: { access: ['centre'], keyed: true },
      schema: {
        tags,
        summary: 'Show a link no longer',
        params,
        response: { 200: Made, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply }, change(request.actor, { id: request.params.id })),
  )
}
