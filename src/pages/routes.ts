import { createHmac } from 'node:crypto'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { isSomebody, type Visit } from '../catalogue/record/views.ts'
import { accountOf } from '../shared/actor.ts'
import type { House } from '../shared/house.ts'
import { errorAnswer } from '../shared/http/sentences.ts'
import { refusalStatus } from '../shared/refusals.ts'
import type { Refusal } from '../shared/result.ts'
import { shownDoors } from '../signin/doors.ts'
import { me } from '../signin/me.ts'
import { cataloguePages } from './catalogue-pages.ts'
import { deskPages } from './desk-pages.ts'
import { documentOf, type Manifest, type Rendered } from './document.ts'
import { ledgerPages } from './ledger-pages.ts'
import { counterPages } from './money/counter-pages.ts'
import { feesPages } from './money/fees-page.ts'
import { myPages } from './money/my-pages.ts'
import type { Page } from './page.ts'
import { portalPages } from './portal-pages.ts'
import { readerPages } from './reader-pages.ts'
import { sourcePages } from './source-pages.ts'
import { targetPages } from './target-pages.ts'
import type { Frame, ViewName, Views } from './views.ts'

/** The built pages: how a view is drawn, and which files the browser needs for it. */
export interface PageKit {
  folder: string
  manifest: Manifest
  render<Name extends ViewName>(view: Name, data: Views[Name], frame: Frame): Rendered
}

/** A page needs a dozen files at its first opening, and a whole reading room may stand behind one address. */
const assetsPerMinute = 12_000

/** Every page, as a table. */
export const pages: Page[] = [
  ...portalPages,
  ...feesPages,
  ...cataloguePages,
  ...readerPages,
  ...myPages,
  ...deskPages,
  ...counterPages,
  ...sourcePages,
  ...targetPages,
  ...ledgerPages,
]

/** Every page as a route, and the files they need. */
export const pageRoutes =
  (house: House, kit: PageKit): FastifyPluginAsync =>
  async (app) => {
    await app.register(fastifyStatic, { root: kit.folder, serve: false })
    app.get(
      '/assets/*',
      { config: { access: ['visitor'], perMinute: assetsPerMinute }, schema: { hide: true } },
      (request, reply) => {
        const file = (request.params as { '*': string })['*']
        // The files' names carry their hash, but for the icon's.
        return reply.sendFile(file, {
          immutable: !file.endsWith('.svg'),
          maxAge: file.endsWith('.svg') ? '1h' : '365d',
        })
      },
    )
    for (const page of pages) {
      app.get(
        page.path,
        { config: { access: page.access, page: true }, schema: { hide: true } },
        (request, reply) => show(house, kit, { page, request, reply }),
      )
    }
  }

interface Showing {
  page: Page
  request: FastifyRequest
  reply: FastifyReply
}

async function show(house: House, kit: PageKit, { page, request, reply }: Showing) {
  const query = page.query.parse(request.query)
  const loaded = await page.load({
    house,
    actor: request.actor,
    language: request.language,
    at: house.clock.now(),
    params: request.params as Record<string, string>,
    query: query as never,
    visit: visitOf(house, request),
  })
  if ('redirect' in loaded) return reply.redirect(loaded.redirect, 303)
  if ('refusal' in loaded) return reply.refuse(loaded.refusal)
  const frame = await frameOf(house, request)
  return send(reply, documentOf(kit.render(page.view, loaded.data, frame), frame, kit.manifest))
}

/** An account, or a machine by a digest that only this house can make; neither is stored. */
function visitOf(house: House, request: FastifyRequest): Visit {
  const { actor, method, headers, ip } = request
  const machine = `${ip} ${headers['user-agent'] ?? ''}`
  const who =
    accountOf(actor) ?? createHmac('sha256', house.secret).update(machine).digest('base64')
  return { who: String(who), isSomebody: isSomebody(method, headers) }
}

const send = (reply: FastifyReply, html: string) =>
  reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)

/** A refusal on a page: to the sign-in and back, or a page that says what is wrong. */
export const problemPage =
  (house: House, kit: PageKit) =>
  async (request: FastifyRequest, reply: FastifyReply, refusal: Refusal | null) => {
    if (refusal?.code === 'signInRequired')
      return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
    const frame = await frameOf(house, request)
    const status = refusal ? refusalStatus[refusal.code] : 500
    const message = refusal ? errorAnswer(refusal, request.language, request.id).message : ''
    const rendered = kit.render('portal/problem', { status, message, id: request.id }, frame)
    return send(reply.code(status), documentOf(rendered, frame, kit.manifest))
  }

async function frameOf(house: House, request: FastifyRequest): Promise<Frame> {
  const { installation } = house
  return {
    language: request.language,
    me: await me(house, request.actor, request.language),
    path: request.url,
    installation: {
      kind: installation.kind,
      name: { zh: installation.nameZh, en: installation.nameEn },
    },
    doors: await shownDoors(house),
    now: house.clock.now().toString(),
  }
}
