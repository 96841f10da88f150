import { useRef, useState } from 'react'
import type { ErrorAnswer } from '../../src/shared/shapes.ts'
import { useWords } from './page.tsx'

/** What came back: the answer, or the one shape of every error. */
export type Sent<Answer> = { ok: true; value: Answer } | { ok: false; error: ErrorAnswer }

/**
 * Sends JSON to `/api/…` (`send(path, body, method)`, POST unless said). The Idempotency-Key is
 * drawn once for one content and kept until it succeeded, so that pressing again after a broken
 * line is the same action and not a second one. `problem` is the last refusal, until the next try.
 */
export function useSend<Answer>() {
  const { noAnswer } = useWords().common.problem
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<ErrorAnswer | null>(null)
  const kept = useRef({ content: '', key: '' })

  async function send(path: string, body: unknown, method = 'POST'): Promise<Sent<Answer>> {
    const content = JSON.stringify(body)
    const whole = `${method} ${path} ${content}`
    if (kept.current.content !== whole) kept.current = { content: whole, key: newKey() }
    setSending(true)
    const sent = await ask<Answer>(path, {
      method,
      body: content,
      headers: { 'content-type': 'application/json', 'idempotency-key': kept.current.key },
    })
    setSending(false)
    const outcome: Sent<Answer> = sent ?? { ok: false, error: errorOf('noAnswer', noAnswer) }
    if (outcome.ok) kept.current = { content: '', key: '' }
    setProblem(outcome.ok ? null : outcome.error)
    return outcome
  }

  return { send, sending, problem, setProblem }
}

/** The answer of the server, or null when none came. */
async function ask<Answer>(path: string, init: RequestInit): Promise<Sent<Answer> | null> {
  try {
    const response = await fetch(path, init)
    const text = await response.text()
    const value = text ? JSON.parse(text) : null
    return response.ok ? { ok: true, value } : { ok: false, error: value }
  } catch {
    return null
  }
}

/** An error of the browser's own, in the shape of the server's. */
export const errorOf = (code: string, message: string, field = ''): ErrorAnswer => ({
  code,
  field,
  message,
  objections: [{ code, field, message }],
  id: '',
})

/** A random UUID; `crypto.randomUUID` is missing on plain http, where a library may try this out. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
