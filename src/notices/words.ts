import { type Language, textsOf } from '../../texts/index.ts'
import type { NoticeTemplate, NoticeValues } from '../../texts/zh/notices.ts'
import type { Bilingual } from '../shared/shapes.ts'
import { type MoneyMoved, moneyInWords } from './money-moved.ts'
import type { Telling } from './who-is-told.ts'

/** `mailFailed` is told by mail.ts itself, not by an action. */
export type TemplateName = Telling['template'] | 'mailFailed'

// A template named in the table without words does not compile.
const words: Record<Language, Record<TemplateName, NoticeTemplate>> = {
  zh: textsOf('zh').notices.templates,
  en: textsOf('en').notices.templates,
}

/** What a notice is about, in both languages; stored with it and put into words when it is read. */
export interface Particulars {
  number: string
  title: string
  supplier: Bilingual
  library: Bilingual
  formerSupplier: Bilingual
  /** A code of texts lifecycle.reasons, `letLapse`, or words as somebody wrote them. */
  reason: string
  note: string
  /** Calendar days, 2026-11-30; empty where there is none. */
  dueOn: string
  heldUntil: string
  pickupPlace: Bilingual
  pickupHours: Bilingual
  phone: string
  email: string
  /** What a step moved, in fen; notices of before have none. */
  money?: Partial<MoneyMoved>
  /** The page it is about, where that is no request: `/records/12`. Notices of before have none. */
  path?: string
}

const silence: Bilingual = { zh: '', en: '' }
/** Nothing said yet. */
export const noParticulars: Particulars = {
  number: '',
  title: '',
  supplier: silence,
  library: silence,
  formerSupplier: silence,
  reason: '',
  note: '',
  dueOn: '',
  heldUntil: '',
  pickupPlace: silence,
  pickupHours: silence,
  phone: '',
  email: '',
}

/** The text without line breaks and control characters: nothing typed can begin a header line (promise S6). */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()

/** Subject and body of a notice in a language; `link` stands at the end of letters only. */
export function inWords(
  template: TemplateName,
  about: Particulars,
  language: Language,
): { subject: string; body: string } {
  const values = valuesOf(about, language, '')
  const { subject, body } = words[language][template]
  return { subject: oneLine(subject(values)), body: body(values) }
}

/** The same as a mail: the body closes with the link and the librarian's phone and address (R33). */
export function asLetter(
  template: TemplateName,
  about: Particulars,
  to: { language: Language; link: string },
): { subject: string; body: string } {
  const { subject, body } = inWords(template, about, to.language)
  const closing = textsOf(to.language).notices.closing(valuesOf(about, to.language, to.link))
  return { subject, body: `${body}\n\n${closing}\n` }
}

function valuesOf(about: Particulars, language: Language, link: string): NoticeValues {
  const pick = (text: Bilingual) => oneLine(text[language] || text.zh)
  return {
    number: oneLine(about.number),
    title: oneLine(about.title),
    supplier: pick(about.supplier),
    library: pick(about.library),
    formerSupplier: pick(about.formerSupplier),
    reason: reasonInWords(about.reason, language),
    note: oneLine(about.note),
    dueOn: about.dueOn,
    heldUntil: about.heldUntil,
    pickupPlace: pick(about.pickupPlace),
    pickupHours: pick(about.pickupHours),
    phone: oneLine(about.phone),
    email: oneLine(about.email),
    link,
    ...moneyInWords(about.money ?? {}),
  }
}

function reasonInWords(reason: string, language: Language): string {
  const { reasons, actions } = textsOf(language).lifecycle
  const known: Readonly<Record<string, string>> = { ...reasons, letLapse: actions.letLapse }
  // `constructor` is no reason, though every object has one.
  return oneLine((Object.hasOwn(known, reason) ? known[reason] : undefined) ?? reason)
}
