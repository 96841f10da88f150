import type { Bibliographic } from '../../bibliographic.ts'
import type { MaterialType } from '../../description/field-map.ts'
import { completenessOf } from '../rules/completeness.ts'
import { readEdition } from './edition-statement.ts'
import { plain, squeezed } from './plain.ts'
import { readPublishers } from './publishers.ts'
import { readResponsible } from './responsible.ts'
import { readTitle, type TitleParts, titleForm } from './title-parts.ts'
import { readVolume } from './volume.ts'

/** What two descriptions are compared by: everything in the form in which it can be compared. */
export interface MatchFacts {
  material: MaterialType
  core: string
  sub: string
  /** What this part is called: the volume's own title, a section of a journal. */
  part: string
  /** Whole forms of the title, and titles in another language or script that stand beside it. */
  forms: string[]
  numbers: string[]
  edition: number | null
  kinds: string[]
  names: string[]
  translators: string[]
  publishers: string[]
  year: number | null
  /** The most pages or leaves that the extent names; of several volumes their number, below zero. */
  pages: number | null
  isbns: string[]
  issns: string[]
  /** What stands for an ISBN and is none: 统一书号 before 1987, digits with a wrong check. */
  otherNumbers: string[]
  language: string | null
  series: string[]
  /** The title of what was translated. */
  original: string | null
  completeness: number
}

/** A broken record may have any length; what is compared need not. */
const charactersMax = 300
const namesMax = 12

/** The facts of `work`. */
export function factsOf(work: Bibliographic): MatchFacts {
  const cut = (text: string | null) => (text ?? '').slice(0, charactersMax).toWellFormed()
  const [title, subtitle, volume, edition, publisher, parallel, original, extent, by, ...series] =
    plain(
      [
        work.title,
        work.subtitle,
        work.volume,
        work.edition,
        work.publisher,
        work.parallelTitle,
        work.originalTitle,
        work.extent,
        [work.responsibility, ...work.otherResponsibility].filter(Boolean).join(' ; '),
        ...work.series.slice(0, 5),
      ].map(cut),
    )
  const parts = readTitle(title!)
  const editions = readEdition([edition, parts.edition].join(' '))
  const { names, translators } = readResponsible([by!])
  return {
    material: work.materialType,
    ...titleFacts(parts, {
      isSerial: work.materialType === 'serial',
      subtitle: subtitle!,
      volume: volume!,
      beside: [titleForm(parallel!), parts.parallel],
    }),
    edition: editions.number === 1 ? null : editions.number,
    kinds: editions.kinds,
    names: names.slice(0, namesMax),
    translators: translators.slice(0, namesMax),
    publishers: readPublishers([publisher!]),
    year: work.year === null ? null : Number(work.year),
    pages: pagesIn(extent!),
    ...numbersOf(work),
    language: work.language,
    series: series.map((one) => titleForm(one.replace(/[;,]\s*\d+$/, ''))).filter(Boolean),
    original: original ? readTitle(original).core : null,
    completeness: completenessOf(work),
  }
}

interface TitleContext {
  isSerial: boolean
  subtitle: string
  volume: string
  beside: string[]
}

function titleFacts(parts: TitleParts, { isSerial, subtitle, volume, beside }: TitleContext) {
  const { core } = parts
  const given = readVolume(volume)
  const inTitle = readVolume(parts.volume)
  const other = parts.sub + titleForm(readTitle(subtitle).core ? subtitle : '')
  // 自然科学版, Series B: what stands behind the title of a journal tells it from another.
  const isSection = isSerial && /(?:版|辑|卷|分册|部分)$/u.test(other)
  const part = parts.part + given.title + inTitle.title + (isSection ? other : '')
  const sub = isSection ? '' : other
  const forms = [core, core + sub, core + part, core + part + sub, ...beside]
  return {
    core,
    sub,
    part,
    forms: [...new Set(forms.filter(Boolean))],
    numbers: [...new Set([...inTitle.numbers, ...given.numbers])],
  }
}

const numbersOf = ({ isbns, issns }: Bibliographic) => ({
  isbns: [...new Set(isbns.flatMap(({ normal }) => normal ?? []))],
  issns: [...new Set(issns.flatMap(({ normal }) => normal ?? []))],
  otherNumbers: isbns
    .filter(({ normal }) => normal === null)
    .map(({ printed }) => squeezed(printed.normalize('NFKC').toLowerCase()).replace(/^\D+/u, ''))
    .filter((number) => number.length > 5 && number.length <= 20),
})

/** `1册` tells nothing. */
const pagesMin = 5

/** 2册 and 3 v. are -2 and -3, `xix, 1292 p.` is 1292. */
function pagesIn(extent: string): number | null {
  const volumes = /(\d+)\s*(?:册|卷|v(?:ols?)?(?!\p{L})|bde?(?!\p{L})|т(?!\p{L}))/u.exec(
    extent,
  )?.[1]
  if (volumes && Number(volumes) > 1) return -Number(volumes)
  const counts = (extent.match(/\d{1,5}/g)?.map(Number) ?? []).filter((count) => count > pagesMin)
  return counts.length > 0 ? Math.max(...counts) : null
}
