import type { FastifyReply, FastifyRequest } from 'fastify'
import { visitor } from '../shared/actor.ts'
import type { House } from '../shared/house.ts'
import type { Language } from '../shared/shapes.ts'
import { me } from './me.ts'
import { actorOf, closeSession, cookieName, openSession } from './sessions.ts'
import type { AccountRow } from './store.ts'

/** Opens a session with a new id, ends the one before it, and answers who is now signed in. */
export async function letIn(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  account: AccountRow,
): Promise<FastifyReply> {
  const actor = actorOf(account)
  if (actor === visitor) return reply.refuse({ code: 'signInFailed' })
  await closeSession(house, reply, request.cookies[cookieName(house)])
  await openSession(house, reply, account)
  const language = request.cookies.language
    ? request.language
    : (account.language ?? request.language)
  rememberLanguage(house, reply, language)
  return reply.send(await me(house, actor, language))
}

/** Pages and refusals speak this language from here on. */
export const rememberLanguage = (
  house: House,
  reply: FastifyReply,
  language: Language,
): FastifyReply =>
  reply.setCookie('language', language, {
    path: '/',
    sameSite: 'lax',
    secure: house.secureCookies,
    maxAge: 365 * 24 * 60 * 60,
  })
