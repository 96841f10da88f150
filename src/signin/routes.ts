import { z } from 'zod'
import { signIn } from '../shared/actor.ts'
import { asActor } from '../shared/database.ts'
import { answer } from '../shared/http.ts'
import type { Room } from '../shared/room.ts'
import { ErrorAnswer, Language } from '../shared/shapes.ts'
import { demonstrationDoors } from './doors.ts'
import { letIn, rememberLanguage } from './entry.ts'
import { me } from './me.ts'
import { sameSitePath } from './same-site.ts'
import { closeSession, cookieName, hashOf } from './sessions.ts'
import { DemonstrationDoor, Me, PasswordChange, SignInForm } from './shapes.ts'
import { admitted, changePassword, recognise, type SignedIn } from './sign-in.ts'
import { accountByLogin, storeLanguage } from './store.ts'

const tags = ['sign-in']
const done = { 204: z.undefined(), '4xx': ErrorAnswer }
const signedIn = ['reader', 'staff', 'centre'] as const

/** Coming in, going out, who am I, password and language. Session routes carry no Idempotency-Key. */
export const signInRoutes: Room = (house) => async (app) => {
  app.post(
    '/api/sign-in',
    {
      // A whole reading room may stand behind one address; guessing is held by the lockout.
      config: { access: ['visitor'], perMinute: 120 },
      schema: {
        summary: 'Sign in: sets the session cookie',
        tags,
        body: SignInForm,
        response: { 200: Me, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const recognised = await recognise(house, request.body)
      const account = recognised.ok ? admitted(recognised.value) : recognised
      return account.ok ? letIn(house, request, reply, account.value) : answer(reply, account)
    },
  )

  app.post(
    '/api/demonstration/sign-in',
    {
      config: { access: ['visitor'], perMinute: 120 },
      schema: {
        summary: 'One-click sign-in of a demonstration',
        tags,
        body: z.object({ login: z.string().max(64) }),
        response: { 200: Me, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const { login } = request.body
      const door = (await demonstrationDoors(house)).find((one) => one.login === login)
      const account =
        door && (await asActor(house.db, signIn, (tx) => accountByLogin(tx, door.login)))
      if (!account || !admitted(account).ok) return reply.refuse({ code: 'notADemonstration' })
      return letIn(house, request, reply, account)
    },
  )

  app.get(
    '/api/demonstration/doors',
    {
      config: { access: ['visitor'] },
      schema: {
        summary: 'The doors of a demonstration; none in a real installation',
        tags,
        response: { 200: z.array(DemonstrationDoor) },
      },
    },
    () => demonstrationDoors(house),
  )

  app.post(
    '/api/sign-out',
    {
      config: { access: ['visitor'] },
      schema: { summary: 'Sign out: the session is dead at once', tags, response: done },
    },
    async (request, reply) => {
      await closeSession(house, reply, request.cookies[cookieName(house)])
      return reply.code(204).send()
    },
  )

  app.get(
    '/api/me',
    {
      config: { access: ['visitor'] },
      schema: { summary: 'Who is signed in', tags, response: { 200: Me } },
    },
    (request) => me(house, request.actor, request.language),
  )

  app.post(
    '/api/password',
    {
      config: { access: signedIn, perMinute: 30 },
      schema: {
        summary: 'Change the password: every other session ends',
        tags,
        body: PasswordChange,
        response: done,
      },
    },
    async (request, reply) => {
      const tokenHash = hashOf(request.cookies[cookieName(house)] ?? '')
      const change = { ...request.body, tokenHash }
      const changed = await changePassword(house, request.actor as SignedIn, change)
      return changed.ok ? reply.code(204).send() : answer(reply, changed)
    },
  )

  app.get(
    '/language',
    {
      config: { access: ['visitor'] },
      schema: {
        summary: 'Switch the language and go back to the page',
        tags,
        querystring: z.object({ to: Language, back: z.string().max(2000).optional() }),
        response: { 303: z.undefined(), '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const { to, back } = request.query
      const { actor } = request
      if ('accountId' in actor)
        await asActor(house.db, actor, (tx) => storeLanguage(tx, actor.accountId, to))
      rememberLanguage(house, reply, to)
      return reply.redirect(sameSitePath(back), 303)
    },
  )
}
