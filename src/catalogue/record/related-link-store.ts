import { type Actor, accountOf } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import type { RelatedLink, RelatedLinkForm } from './shapes.ts'

/** 相关资源 in force at an instant, in the centre's order. */
export async function relatedLinks(tx: Tx, at: Temporal.Instant): Promise<RelatedLink[]> {
  const rows = await tx
    .selectFrom('related_link')
    .selectAll()
    .where('valid_from', '<=', at)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', at)]))
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    label: { zh: row.label_zh, en: row.label_en },
    template: row.template,
    materialTypes: row.material_types,
    position: row.position,
    since: dayOf(row.valid_from).toString(),
  }))
}

interface Setting {
  actor: Actor
  at: Temporal.Instant
}

/** Begins a link; answers its id. */
export async function addRelatedLink(
  tx: Tx,
  { actor, at }: Setting,
  form: RelatedLinkForm,
): Promise<number> {
  const { id } = await tx
    .insertInto('related_link')
    .values({
      label_zh: form.label.zh,
      label_en: form.label.en,
      template: form.template,
      material_types: form.materialTypes,
      position: form.position,
      valid_from: at,
      changed_by: accountOf(actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Ends a link that is in force; false when there is none of that id. The row stays: what was shown is known. */
export async function endRelatedLink(tx: Tx, { actor, at }: Setting, id: number): Promise<boolean> {
  const ended = await tx
    .updateTable('related_link')
    .set({ valid_to: at, changed_by: accountOf(actor) })
    .where('id', '=', id)
    .where('valid_to', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}
