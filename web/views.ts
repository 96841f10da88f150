import type { ReactNode } from 'react'
import type { Frame, ViewName, Views } from '../src/pages/views.ts'
import type { Texts } from '../texts/index.ts'

/**
 * A view: what stands in the title bar, and the page drawn from the view's data. The view `door/name`
 * lives in a `name.tsx` below `web/door` and is its default export.
 */
export interface View<Name extends ViewName> {
  title: (words: Texts, data: Views[Name], frame: Frame) => string
  Page: (props: { data: Views[Name] }) => ReactNode
}

/** The views of one door, each loaded when it is wanted. */
export type ViewsOf<Door extends string> = {
  [Name in Extract<ViewName, `${Door}/${string}`>]: () => Promise<{ default: View<Name> }>
}
