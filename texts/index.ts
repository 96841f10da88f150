import { en } from './en/index.ts'
import { zh } from './zh/index.ts'

/** Every word people read. zh is the source; en is complete by type. Read by server and browser. */
export type Texts = typeof zh
export type Language = 'zh' | 'en'

const texts: Record<Language, Texts> = { zh, en }

/** The words of one language. */
export const textsOf = (language: Language): Texts => texts[language]
