import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Tx } from '../database.ts'
import type { House } from '../house.ts'
import { answer, callOf } from '../http.ts'
import { once } from '../once.ts'
import type { Result } from '../result.ts'

/** A call of a keyed route, and what is answered where it succeeds: 200 unless it makes something. */
export interface KeyedCall {
  request: FastifyRequest
  reply: FastifyReply
  status?: 200 | 201
}

/** Does `work` once for a call, however often it comes (decision 13), and answers what came of it. */
export async function answerOnce<T>(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  { request, reply, status = 200 }: KeyedCall,
  work: (tx: Tx, at: Temporal.Instant) => Promise<Result<T>>,
): Promise<void> {
  const at = clock.now()
  return answer(reply, await once(db, callOf(request, at), (tx) => work(tx, at)), status)
}
