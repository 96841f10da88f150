import { type DataField, dataFields, type MarcRecord, values } from '../../wire/marc/record.ts'
import type { Format } from './field-map.ts'
import { tidy, withoutIsbd } from './field-text.ts'

interface Titles {
  title: string
  subtitle: string | null
  parallelTitle: string | null
  titleRomanized: string | null
}

/** The titles of `shown`, and the romanised one of `record` where `shown` replaced it by 880. */
export function titlesOf(record: MarcRecord, shown: MarcRecord, format: Format): Titles {
  if (format === 'cnmarc') return cnmarcTitles(record)
  const titles = marc21Titles(dataFields(shown, '245')[0])
  const romanized = marc21Titles(dataFields(record, '245')[0]).title
  return { ...titles, titleRomanized: romanized !== titles.title ? romanized || null : null }
}

/** 200 $a $e $d; the National Library writes pinyin in $A, others in $9. */
function cnmarcTitles(record: MarcRecord): Titles {
  const field = dataFields(record, '200')[0]
  const all = (codes: string) => (field ? values(field, codes) : []).map(tidy).filter(Boolean)
  const uniform = dataFields(record, '510').flatMap((field) => values(field, 'a').map(tidy))
  return {
    title: all('a')[0] ?? firstText(field),
    subtitle: all('e').join(' : ') || null,
    parallelTitle: all('d')[0]?.replace(/^=\s*/, '') ?? uniform[0] ?? null,
    titleRomanized: all('A')[0] ?? all('9')[0] ?? null,
  }
}

/** 245: `$b` after ` =` is a parallel title, after ` :` a subtitle, and may hold both. */
function marc21Titles(field: DataField | undefined): Titles {
  const title = field ? (values(field, 'a')[0] ?? firstText(field)) : ''
  const rest = tidy(field ? values(field, 'b').join(' ') : '')
  const [before = '', ...after] = `${title.trim().endsWith('=') ? ' = ' : ''}${rest}`.split(/\s=\s/)
  return {
    title: withoutIsbd(title),
    subtitle: withoutIsbd(before) || null,
    parallelTitle: withoutIsbd(after[0] ?? '') || null,
    titleRomanized: null,
  }
}

/** Where the code of `$a` is damaged, the first subfield that is not a link is the title. */
const firstText = (field: DataField | undefined): string =>
  tidy(field?.subfields.find(({ code }) => !/\d/.test(code))?.value ?? '')
