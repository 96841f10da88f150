import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Refusal } from '../result.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * JSON in UTF-8 is the only body the house reads. Bytes that are no UTF-8 are refused: replaced by U+FFFD, as Node
 * does it unasked, a title in GBK would be stored broken. `__proto__` and `constructor` as names are refused.
 */
export function readJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done) => {
      let text: string
      try {
        text = utf8.decode(body)
      } catch {
        return done(Object.assign(new Error('not UTF-8'), { statusCode: 400 }))
      }
      return parse(request, text, done)
    },
  )
}

/** Why an address is not known. A page's form comes to it when the browser sent it without our script. */
export const unknownAddress = ({ headers }: FastifyRequest): Refusal => ({
  code: headers['content-type']?.includes('form') ? 'scriptNeeded' : 'notFound',
})
