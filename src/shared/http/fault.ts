import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { textsOf } from '../../../texts/index.ts'
import type { Refusal } from '../result.ts'
import { refusalOfIssues, type ValidationIssue } from './issues.ts'

/** The caller's minute is full; `seconds` until the next one. */
export class TooMany extends Error {
  readonly statusCode = 429
  readonly seconds: number
  constructor(seconds: number) {
    super('too many requests')
    this.seconds = seconds
  }
}

/** What may reach the error handler: Fastify's own errors, PostgreSQL's, and ours. */
export type Fault = Error & {
  statusCode?: number
  code?: string
  detail?: string
  validationContext?: string
}

/** Answers an error in the one shape: what a caller can set right as a refusal, anything else as a fault with its id. */
export function onError(error: Fault, request: FastifyRequest, reply: FastifyReply) {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const input = { body: request.body, querystring: request.query, params: request.params }
    const part = (error.validationContext ?? 'body') as keyof typeof input
    return reply.refuse(refusalOfIssues(error.validation as ValidationIssue[], input[part]))
  }
  const known = ofFramework(error)
  if (known) return reply.refuse(known)
  request.log.error({ err: error, id: request.id }, 'fault')
  const message = textsOf(request.language).common.fault
  return reply.code(500).send({ code: 'fault', field: '', message, objections: [], id: request.id })
}

/** PostgreSQL cannot hold the character U+0000 in a text (22021) or in JSON (22P05); nobody means to send it. */
const unwritable = new Set(['22021', '22P05'])

/** The refusal that an error of Fastify or PostgreSQL stands for; null for a true fault. */
export function ofFramework(error: {
  statusCode?: number
  code?: string
  detail?: string
}): Refusal | null {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'bodyTooLarge' }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { code: 'unsupportedType' }
  if (error instanceof TooMany)
    return { code: 'tooManyRequests', values: { seconds: error.seconds } }
  if (error.code && unwritable.has(error.code)) return { code: 'badRequest' }
  // Half a character in JSON is told as any other text that is none.
  if (error.code === '22P02' && /surrogate/.test(error.detail ?? '')) return { code: 'badRequest' }
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return { code: 'badRequest' }
  return null
}
