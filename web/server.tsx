import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import type { Frame, ViewName, Views } from '../src/pages/views.ts'
import { type Texts, textsOf } from '../texts/index.ts'
import { centreViews } from './centre/views.ts'
import { deskViews } from './desk/views.ts'
import { portalViews } from './portal/views.ts'
import { readerViews } from './reader/views.ts'
import { PageOf } from './ui/page.tsx'

interface AnyView {
  title: (words: Texts, data: never, frame: Frame) => string
  Page: (props: { data: never }) => ReactNode
}

// All views are loaded once at the start, so that a page is rendered without waiting.
const loaders: Readonly<Record<string, () => Promise<{ default: AnyView }>>> = {
  ...portalViews,
  ...readerViews,
  ...deskViews,
  ...centreViews,
}
const views: Record<string, AnyView> = Object.fromEntries(
  await Promise.all(
    Object.entries(loaders).map(async ([name, load]) => [name, (await load()).default]),
  ),
)

/** A view, complete: its HTML, its title, and the door (browser bundle) it belongs to. */
export function render<Name extends ViewName>(view: Name, data: Views[Name], frame: Frame) {
  const chosen = views[view]
  if (!chosen) throw new Error(`no view ${view}`)
  const words = textsOf(frame.language)
  const html = renderToString(
    <PageOf frame={frame} words={words}>
      <chosen.Page data={data as never} />
    </PageOf>,
  )
  const title = chosen.title(words, data as never, frame)
  return { html, title, door: view.slice(0, view.indexOf('/')), view, data }
}
