import type { FastifyInstance } from 'fastify'

/** Longer questions are none. */
const formBytesMax = 32 * 1024

/** Lets the routes of one room take a form, as SRU and OAI-PMH ask by POST; its text is parsed by the route. */
export function readForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formBytesMax },
    (_request, body, done) => done(null, body),
  )
}

/** What is asked, from the address or the form; names and values as text, repeated ones too. */
export const parametersOf = ({ url, body }: { url: string; body?: unknown }): URLSearchParams =>
  typeof body === 'string' ? new URLSearchParams(body) : new URL(url, 'http://here').searchParams
