import { z } from 'zod'
import { libraryByCode } from '../libraries/store.ts'
import type { Actor } from '../shared/actor.ts'
import { audit } from '../shared/audit.ts'
import { dayOf } from '../shared/clock.ts'
import type { Tx } from '../shared/database.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import { insertNews } from './news-store.ts'

const inBoth = (longest: number) =>
  z.object({
    zh: z.string().trim().min(1).max(longest),
    en: z.string().trim().max(longest).default(''),
  })

/** An item of news as it is written; without English the Chinese stands in both languages. */
export const NewsForm = z
  .object({
    title: inBoth(200),
    body: inBoth(20_000),
    libraryCode: z
      .string()
      .max(20)
      .default('')
      .meta({ description: "whose news; empty: the centre's, or the librarian's own library's" }),
  })
  .meta({ id: 'NewsForm' })
export type NewsForm = z.infer<typeof NewsForm>

/** Publishes news on the day of `at`: the centre for anybody, a librarian for her own library only. */
export async function publish(
  tx: Tx,
  actor: Actor,
  { form, at }: { form: NewsForm; at: Temporal.Instant },
): Promise<Result<{ id: number }>> {
  const own = actor.kind === 'staff' ? actor.libraryId : null
  const named = form.libraryCode ? ((await libraryByCode(tx, form.libraryCode))?.id ?? null) : own
  if (form.libraryCode && named === null) return refuse('unknownLibrary', { field: 'libraryCode' })
  if (own !== null && named !== own) return refuse('notAllowed')
  const id = await insertNews(tx, {
    libraryId: named,
    publishedOn: dayOf(at),
    title: { zh: form.title.zh, en: form.title.en || form.title.zh },
    body: { zh: form.body.zh, en: form.body.en || form.body.zh },
  })
  await audit(tx, actor, at, { action: 'publish', subject: 'news', subjectId: id })
  return ok({ id })
}
