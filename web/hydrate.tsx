import { type ReactNode, useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import type { Frame } from '../src/pages/views.ts'
import type { Texts } from '../texts/index.ts'
import { tellTypedBefore } from './typed-before.ts'
import { PageOf } from './ui/page.tsx'
import './ui/styles/tokens.css'
import './ui/styles/base.css'
import './ui/styles/controls.css'
import './ui/styles/parts.css'
import './shell/shell.css'

interface AnyView {
  default: { Page: (props: { data: never }) => ReactNode }
}

/** Wakes the page the server sent: same view, same data, same words, so nothing moves. */
export async function hydrate(views: Readonly<Record<string, () => Promise<AnyView>>>) {
  const { view, data, frame } = JSON.parse(document.getElementById('page')!.textContent!) as {
    view: string
    data: never
    frame: Frame
  }
  const [{ default: chosen }, words] = await Promise.all([views[view]!(), wordsIn(frame.language)])
  const root = document.getElementById('root')!
  hydrateRoot(
    root,
    <Awake then={() => tellTypedBefore(root)}>
      <PageOf frame={frame} words={words}>
        <chosen.Page data={data} />
      </PageOf>
    </Awake>,
  )
}

/** Calls `then` once, when all parts inside are awake. */
function Awake({ then, children }: { then: () => void; children: ReactNode }) {
  useEffect(then, [])
  return children
}

/** Only the page's language is fetched. */
const wordsIn = async (language: 'zh' | 'en'): Promise<Texts> =>
  language === 'zh'
    ? (await import('../texts/zh/index.ts')).zh
    : (await import('../texts/en/index.ts')).en
