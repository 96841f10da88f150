import { z } from 'zod'
import { dayOf } from '../shared/clock.ts'
import { asActor } from '../shared/database.ts'
import { answer, callOf } from '../shared/http.ts'
import { ok, refuse } from '../shared/result.ts'
import type { Room } from '../shared/room.ts'
import { ErrorAnswer } from '../shared/shapes.ts'
import { SignInForm } from '../signin/shapes.ts'
import { callWithoutPassword } from './call.ts'
import { changeProfile, ownProfile, type Reader } from './profile.ts'
import { refusedRegistration, register, registerAgain } from './register.ts'
import { type Librarian, registrationsFor, review } from './review.ts'
import {
  CopyrightNotice,
  Profile,
  ProfileChange,
  RefusedRegistration,
  Registered,
  Registration,
  RegistrationToReview,
  ReviewDecision,
  Reviewed,
} from './shapes.ts'
import { copyrightNoticeOn } from './store.ts'

const tags = ['readers']
const greatestId = 2_147_483_647

/** 读者注册, its review by the home library, and 个人信息维护. */
export const readerRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/copyright-notice',
    {
      config: { access: ['visitor'] },
      schema: {
        summary: 'The copyright notice in force',
        tags,
        response: { 200: CopyrightNotice, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const on = dayOf(house.clock.now())
      const notice = await asActor(house.db, request.actor, (tx) => copyrightNoticeOn(tx, on))
      return answer(reply, notice ? ok(notice) : refuse('notFound'))
    },
  )

  app.post(
    '/api/registrations',
    {
      config: { access: ['visitor'], keyed: true, perMinute: 20 },
      schema: {
        summary: 'Register as a reader of one library; it reviews the registration',
        tags,
        body: Registration,
        response: { 201: Registered, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) =>
      answer(reply, await register(house, request.body, callWithoutPassword(house, request)), 201),
  )

  app.post(
    '/api/registrations/refused',
    {
      config: { access: ['visitor'], perMinute: 20 },
      schema: {
        summary: 'What a refused reader wrote and why it was refused, to correct it',
        tags,
        body: SignInForm,
        response: { 200: RefusedRegistration, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => answer(reply, await refusedRegistration(house, request.body)),
  )

  app.post(
    '/api/registrations/again',
    {
      config: { access: ['visitor'], keyed: true, perMinute: 20 },
      schema: {
        summary: 'Send a refused registration again, corrected, under the same login',
        tags,
        body: Registration,
        response: { 201: Registered, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const call = callWithoutPassword(house, request)
      return answer(reply, await registerAgain(house, request.body, call), 201)
    },
  )

  app.get(
    '/api/registrations',
    {
      config: { access: ['staff'] },
      schema: {
        summary: "Registrations that wait for the librarian's own library, oldest first",
        tags,
        response: { 200: z.array(RegistrationToReview), '4xx': ErrorAnswer },
      },
    },
    (request) => registrationsFor(house, request.actor as Librarian),
  )

  app.post(
    '/api/registrations/:readerId/review',
    {
      config: { access: ['staff'], keyed: true },
      schema: {
        summary: 'Approve a registration, or refuse it with a reason',
        tags,
        params: z.object({ readerId: z.coerce.number().int().min(1).max(greatestId) }),
        body: ReviewDecision,
        response: { 200: Reviewed, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Librarian
      const call = { ...callOf(request, house.clock.now()), actor }
      return answer(reply, await review(house, { ...request.params, ...request.body }, call))
    },
  )

  app.get(
    '/api/profile',
    {
      config: { access: ['reader'] },
      schema: { summary: "The reader's own profile", tags, response: { 200: Profile } },
    },
    (request) => ownProfile(house, request.actor as Reader),
  )

  app.put(
    '/api/profile',
    {
      config: { access: ['reader'] },
      schema: {
        summary: 'Change the profile; login and reader type stay as they are',
        tags,
        body: ProfileChange,
        response: { 200: Profile, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) =>
      answer(reply, await changeProfile(house, request.actor as Reader, request.body)),
  )
}
