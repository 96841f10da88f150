import type { z } from 'zod'
import type { Visit } from '../catalogue/record/views.ts'
import type { Access, Actor } from '../shared/actor.ts'
import type { House } from '../shared/house.ts'
import type { Refusal } from '../shared/result.ts'
import type { Language } from '../shared/shapes.ts'
import type { ViewName, Views } from './views.ts'

/** What a page's loader is given. `actor` has been let in by the page's `access`. */
export interface PageCall<Query> {
  house: House
  actor: Actor
  language: Language
  at: Temporal.Instant
  params: Record<string, string>
  query: Query
  /** Who looks, for counting views. */
  visit: Visit
}

/** Instead of its data a page may send the visitor on, or refuse in words. */
export type Loaded<Name extends ViewName> =
  | { data: Views[Name] }
  | { redirect: string }
  | { refusal: Refusal }

/** One page: where it is, who may open it, which view shows it, and what that view is given. */
export interface Page {
  path: string
  access: readonly Access[]
  view: ViewName
  /** The address' query; what does not fit becomes the default, so that no old link breaks. */
  query: z.ZodType
  load(call: PageCall<never>): Promise<Loaded<ViewName>>
}

/** Declares a page; the view's data and the query are checked by type. */
export const page = <Name extends ViewName, Query>(declared: {
  path: string
  access: readonly Access[]
  view: Name
  query: z.ZodType<Query>
  load(call: PageCall<Query>): Promise<Loaded<Name>>
}): Page => declared as unknown as Page

/** The id in a path, or 0, which nothing has. */
export const idOf = (params: Record<string, string>): number => {
  const id = Number(params.id)
  return Number.isInteger(id) && id > 0 && id < 2_147_483_648 ? id : 0
}
