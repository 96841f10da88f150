import type { RefusalCode } from '../refusals.ts'
import type { Refusal, Values } from '../result.ts'

/** What zod finds, as Fastify hands it on. */
export interface ValidationIssue {
  keyword: string
  instancePath: string
  params: { maximum?: number; origin?: string }
}

/** zod's findings in the house's words: which field, and what about it. */
export function refusalOfIssues(issues: readonly ValidationIssue[], input: unknown): Refusal {
  const objections = issues.map((issue) => {
    const path = issue.instancePath.split('/').filter(Boolean)
    return { field: path.join('.'), ...ofIssue(issue, valueAt(input, path)) }
  })
  const [first = { code: 'badRequest' as const }, ...also] = objections
  return also.length ? { ...first, also } : first
}

const valueAt = (input: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined | null)?.[step],
    input,
  )

function ofIssue(
  { keyword, params }: ValidationIssue,
  value: unknown,
): { code: RefusalCode; values?: Values } {
  if (value === undefined || value === null || value === '') return { code: 'required' }
  // A number of an address is typed as a text too; it is no text that is too short or too long.
  const isText = params.origin !== 'number' && typeof value === 'string'
  if (keyword === 'too_small' && isText) return { code: 'required' }
  if (keyword === 'too_big' && isText) {
    return {
      code: 'tooLong',
      values: { limit: params.maximum ?? '', length: [...value].length, unit: 'characters' },
    }
  }
  return { code: keyword === 'invalid_format' ? 'badFormat' : 'invalidField' }
}
