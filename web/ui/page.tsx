import { createContext, type ReactNode, useContext } from 'react'
import type { Frame } from '../../src/pages/views.ts'
import type { Bilingual } from '../../src/shared/shapes.ts'
import type { Texts } from '../../texts/index.ts'

const PageContext = createContext<{ frame: Frame; words: Texts } | null>(null)

/** Gives every part of a page its frame and its words. */
export function PageOf({ frame, words, children }: PageOfProps) {
  return <PageContext value={{ frame, words }}>{children}</PageContext>
}

interface PageOfProps {
  frame: Frame
  words: Texts
  children: ReactNode
}

function usePage() {
  const page = useContext(PageContext)
  if (!page) throw new Error('outside of a page')
  return page
}

/** Who looks, in which language, where and when. */
export const useFrame = (): Frame => usePage().frame

/** The words of the page's language. */
export const useWords = (): Texts => usePage().words

/** Picks the page's language out of a bilingual value; falls back to the other when one is empty. */
export function useSay(): (text: Bilingual) => string {
  const { language } = useFrame()
  return (text) => text[language] || text.zh || text.en
}
