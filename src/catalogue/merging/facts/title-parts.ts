import { hasTrait, traits } from '../../search/writing/traits.ts'
import { isEdition } from './edition-statement.ts'
import { squeezed } from './plain.ts'
import { isVolume } from './volume.ts'

/** A title taken apart as cataloguers put it together. */
export interface TitleParts {
  /** Squeezed, without leading article. */
  core: string
  /** Other title information: after a colon or a dash, or in brackets. */
  sub: string
  /** The title of a part that stands behind a full stop: Physica. A; 教材. 法律基础. */
  part: string
  /** Statements of volume and edition that stood in the title, plain. */
  volume: string
  edition: string
  /** After `=`. */
  parallel: string
}

const article =
  /^(?:the|an?|der|die|das|ein|eine|les?|la|l|un|une|el|los|las|il|lo|gli)\s+(?=\p{L}{2})/u
/** Words that one cataloguer writes and the other puts as a sign. */
const joining = /(?<=\s)(?:and|und|et|y|и|&)(?=\s)/gu

/** Words as one text, as titles are compared. */
export const titleForm = (text: string): string =>
  squeezed(hasTrait(text, traits.blank | traits.unplain) ? withoutJoining(text) : text)

const withoutJoining = (text: string): string => text.replace(article, '').replaceAll(joining, ' ')

const trailingVolume =
  /(?<=\S)(?:\s+(?:上|中|下|\d{1,4}年?|[ivx]{1,5})|\s*(?:上|中|下)(?:册|卷|集|编|部|篇)|\s*第(?:\d+|[一二三四五六七八九十]+)(?:册|卷|集|辑|编|部|分册)|[\s,]+v(?:ol)?\.?\s*\d+)$/u
const trailingEdition =
  /(?<=\S)(?:\s*第(?:\d+|[一二三四五六七八九十]+)版|\s+\d+(?:st|nd|rd|th) ed(?:\.|ition)?)$/u

/** What a plain title says. */
export function readTitle(text: string): TitleParts {
  if (!hasTrait(text, traits.unplain)) return readUnparted(text)
  const [own = '', ...parallel] = text.replaceAll(/(?<=\S)\s*\[[^\]]*\]/g, '').split(/\s*=\s*/)
  const found = { sub: '', part: '', volume: '', edition: '' }
  const segments = trimmed(own)
    .split(
      /(?<=[\p{Script=Han}\d)]|\p{L}{4})\.\s*(?=\p{Script=Han})|(?<=\p{L}{4})\.\s+|(?<=\p{Script=Han}|\p{L}{4})\.\s*(?=\d)/u,
    )
    .map(trimmed)
    .filter(Boolean)
  const [first = '', ...parts] = segments
  for (const part of parts) place(found, part, 'part')
  const [head = '', ...after] = unwrapped(first, found).split(/\s*(?::|—+|--+|\s-\s)\s*/u)
  for (const sub of after) place(found, unwrapped(sub, found), 'sub')
  const core = titleForm(unwrapped(head, found)) || titleForm(text)
  return { ...found, core, parallel: titleForm(trimmed(parallel.join(' '))) }
}

/** As `readTitle`, where no sign parts anything. */
function readUnparted(text: string): TitleParts {
  const found = { sub: '', part: '', volume: '', edition: '' }
  const core = titleForm(unwrapped(text, found)) || titleForm(text)
  return { ...found, core, parallel: '' }
}

type Found = Pick<TitleParts, 'sub' | 'part' | 'volume' | 'edition'>

const trimmed = (text: string): string => text.replace(/[\s/:;,.=]+$/u, '').trim()

/** A piece of a title goes where it belongs: most are what they stand as, some a volume or an edition. */
function place(found: Found, piece: string, otherwise: 'sub' | 'part') {
  if (/^\d{4}年?版?$/u.test(piece) || isVolume(piece)) found.volume += ` ${piece.replace('版', '')}`
  else if (isEdition(piece)) found.edition += ` ${piece}`
  else found[otherwise] += titleForm(piece)
}

/** The last letter of whatever is taken off the end of a title. */
const mayEndSo = /[)\s/:;,.=\divxdn上中下年册卷集编部篇辑版]/u

/** `text` without the brackets, volume and edition at its end, which are put where they belong. */
function unwrapped(text: string, found: Found): string {
  if (text !== '' && !mayEndSo.test(text.at(-1)!)) return text.trimStart()
  for (let rest = trimmed(text); ; ) {
    const shorter = rest.replace(/(?<=\S)\s*\(([^()]*)\)$/u, (_, inside: string) => {
      place(found, inside.trim(), 'sub')
      return ''
    })
    const bare = trimmed(shorter)
      .replace(trailingVolume, (volume) => {
        found.volume += ` ${volume}`
        return ''
      })
      .replace(trailingEdition, (edition) => {
        found.edition += ` ${edition}`
        return ''
      })
    if (bare === rest || bare === '') return rest
    rest = bare
  }
}
