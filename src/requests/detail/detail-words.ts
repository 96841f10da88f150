import { textsOf } from '../../../texts/index.ts'
import type { Resolved } from '../../policy/parameters.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Bilingual } from '../../shared/shapes.ts'
import {
  type Action,
  loanLifecycle,
  loanStates,
  type ReaderWord,
  type State,
} from '../lifecycle.ts'
import type { LineRow } from '../lists-store.ts'
import type { RequestDetail } from '../shapes.ts'

const zh = textsOf('zh').lifecycle.people
const en = textsOf('en').lifecycle.people
const person = (name: keyof typeof zh): Bilingual => ({ zh: zh[name], en: en[name] })

/** The two libraries of a request by name; the supplying one may not be known. */
export interface TwoLibraries {
  requesting: Bilingual
  supplying: Bilingual | null
}

/** Who holds the ball, in words for the person who looks; null when it is over. */
export function holderOf(
  state: State,
  actor: Actor,
  { requesting, supplying }: TwoLibraries,
): Bilingual | null {
  const holder = loanStates[state].holder
  if (holder === null) return null
  if (holder === 'reader') return person(actor.kind === 'reader' ? 'you' : 'reader')
  if (holder === 'courier') return person('courier')
  return holder === 'supplyingLibrary' ? (supplying ?? requesting) : requesting
}

/** What can be said of the steps to come without promising more than the rules do. */
export function expectations(
  { loanPeriod }: Resolved,
  dueOn: Temporal.PlainDate | null,
): Partial<Record<ReaderWord, Bilingual>> {
  const say = (
    name: 'toldWhenThere' | 'fromPickup' | 'dueOn',
    values: Record<string, string | number> = {},
  ) => ({
    zh: textsOf('zh').lifecycle.expected[name](values),
    en: textsOf('en').lifecycle.expected[name](values),
  })
  return {
    awaitingPickup: say('toldWhenThere'),
    onLoan: say('fromPickup', { count: loanPeriod.value.count, unit: loanPeriod.value.unit }),
    ...(dueOn
      ? { returning: say('dueOn', { month: dueOn.month, day: dueOn.day, on: dueOn.toString() }) }
      : {}),
  }
}

/** Who did a step: reader, system and centre by their word, librarians by their library. */
export function whoDid(
  actorKind: string,
  action: string,
  { requesting, supplying }: TwoLibraries,
): Bilingual {
  if (actorKind === 'reader' || actorKind === 'system' || actorKind === 'centre')
    return person(actorKind)
  return isSuppliers(action as Action) ? (supplying ?? requesting) : requesting
}

/** Whether the table gives an action to the supplying library alone. */
const isSuppliers = (action: Action): boolean =>
  loanLifecycle.some((row) => row[1] === action && row[2].includes('supplyingLibrary' as never)) &&
  !loanLifecycle.some((row) => row[1] === action && row[2].includes('requestingLibrary' as never))

/** What is wanted, and how, as it was asked for. */
export const bookOf = (row: LineRow) => ({
  channel: row.channel,
  publisher: row.publisher,
  publishedYear: row.published_year,
  isbnIssn: row.isbn_issn,
  articleTitle: row.article_title,
  articleAuthor: row.article_author,
  articlePages: row.article_pages,
  materialType: row.material_type,
  language: row.language,
  recordId: row.record_id,
  deliveryMethod: row.delivery_method as RequestDetail['deliveryMethod'],
  neededBy: row.needed_by?.toString() ?? null,
  note: row.note,
  additionalLenders: row.additional_lenders,
  searchScope: row.search_scope,
})
