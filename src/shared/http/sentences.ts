import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Language, textsOf } from '../../../texts/index.ts'
import type { RefusalCode } from '../refusals.ts'
import type { Refusal, Values } from '../result.ts'
import type { ErrorAnswer } from '../shapes.ts'

const sentences: Record<Language, Record<RefusalCode, (values: Values) => string>> = {
  zh: textsOf('zh').refusals,
  en: textsOf('en').refusals,
}

/** The sentence of a refusal in a language. */
export const sentenceOf = (refusal: Refusal, language: Language): string =>
  sentences[language][refusal.code](refusal.values ?? {})

/** The one shape of every 4xx. */
export function errorAnswer(refusal: Refusal, language: Language, id: string): ErrorAnswer {
  const objections = [refusal, ...(refusal.also ?? [])].map((one) => ({
    code: one.code,
    field: one.field ?? '',
    message: sentenceOf(one, language),
  }))
  return { ...objections[0]!, objections, id }
}

/** An address that is no text, or too long a piece of one: found before any hook, so nobody's language is known. */
export function refuseUnreadable(
  _error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const refusal = { code: 'badRequest' } as const
  reply.code(400).send(errorAnswer(refusal, preferredLanguage(request), request.id))
}

/** The language a browser prefers, where no choice is remembered. */
export const preferredLanguage = ({ headers }: FastifyRequest): Language =>
  /^\s*en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'zh'
