import type { RefusalCode } from './refusals.ts'

/** Words and figures a refusal's sentence needs: `{ limit: 3 }`. */
export type Values = Readonly<Record<string, string | number>>

/** An expected no. `field` names the input it is about, `also` the further objections found with it. */
export interface Refusal {
  code: RefusalCode
  field?: string
  values?: Values
  also?: readonly Refusal[]
}

/** Either the answer or a refusal; a fault is thrown instead (architecture decision 12). */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

/** The answer. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

/** The refusal `code`, about `field`, with the figures its sentence names. */
export const refuse = (code: RefusalCode, about: Omit<Refusal, 'code'> = {}) =>
  ({ ok: false, refusal: { code, ...about } }) as const

/** One refusal out of several objections: the first leads, the rest come with it; null when none. */
export function gather(objections: readonly Refusal[]): { ok: false; refusal: Refusal } | null {
  const [first, ...also] = objections
  return first ? { ok: false, refusal: also.length ? { ...first, also } : first } : null
}
