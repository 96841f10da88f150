import { hasTrait, traits } from '../../search/writing/traits.ts'
import { squeezed } from './plain.ts'

/** Who made a work and who translated it, as names can be compared. */
export interface Responsible {
  names: string[]
  translators: string[]
}

const roles =
  '执行主编|总主编|主编|副主编|编著|编写|编纂|编辑|编制|编译|编选|编审|编绘|编导|撰稿|撰|著|着|编|辑校|辑注|辑|校注|校点|点校|校释|校译|校|译注|译着|注释|注译|注|疏|译者|翻译|合译|译|整理|导演|原着|原著|绘图|绘|作曲|作|曲|词|讲述|讲|口述|执笔|缩写|改写|改编|主办|续|释|选'
/** 王选 is a name: a role stands behind a name of two characters at least. */
const roleAtEnd = new RegExp(
  `(?<=\\p{Script=Han}{2}|\\s|\\p{L}{3})(?:等|合)?\\s*(?:${roles})$`,
  'u',
)
const translatorAtEnd = /(?:译者|翻译|合译|校译|译|(?:^|\s)yi)$/u
const translatedBy =
  /^(?:translated|transl|trans|ubers|ubersetzt|traduit|traducid|traduccion|пер)[^\s]*\s*(?:(?:from|into|aus|du|del|с)\s+(?:the\s+)?\p{L}+\s+)?(?:(?:by|von|par|por)\s+)?/u
const romanRole = /\s(?:zhu bian|bian zhu|zhubian|bianzhu|bian|zhu|yi|chu|saku|cho|yaku)$/u
const leadIn =
  /^(?:by|edited by|ed\. by|eds?\.|herausgegeben von|hrsg\. von|von|par|por|with|introduction by|foreword by|под ред\.?|гл\. ред\.?)\s+/u
const afterRole = new RegExp(`(?<=(?:${roles}))\\s*[,、]`, 'gu')

/** The names in plain statements of responsibility (`赫尔岑著 ; 项星耀译`, `Thomas H. Cormen ... [et al.]`). */
export function readResponsible(statements: readonly string[]): Responsible {
  const found: Responsible = { names: [], translators: [] }
  for (const bare of statements.flatMap(piecesOf)) {
    const isTranslator = translatorAtEnd.test(bare) || translatedBy.test(bare)
    found[isTranslator ? 'translators' : 'names'].push(...namesIn(bare))
  }
  return { names: [...new Set(found.names)], translators: [...new Set(found.translators)] }
}

/** What semicolons part, without what stands in brackets; a statement without signs is one piece. */
function piecesOf(statement: string): string[] {
  if (!hasTrait(statement, traits.unplain)) return statement === '' ? [] : [statement]
  return statement
    .replaceAll(afterRole, ';')
    .split(/\s*[;]\s*/)
    .map((piece) =>
      piece
        .replaceAll(/[([〔［][^)\]〕］]*[)\]〕］]/gu, ' ')
        .replaceAll(/\.{3}|…|«|»|《|》/gu, ' ')
        .replace(/[\s.,]+$/u, '')
        .trim(),
    )
    .filter(Boolean)
}

/** What stands in a statement that is more than a name in Chinese and a role. */
const parting = traits.unplain | traits.blank | traits.figure | traits.latin | traits.cyrillic

function namesIn(statement: string): string[] {
  if (!hasTrait(statement, parting)) return [withoutRoles(statement)].filter(isName)
  return withoutRoles(
    statement.replace(translatedBy, '').replace(leadIn, '').replace(romanRole, ''),
  )
    .split(/\s*(?:[,、&]|(?<=\s)(?:and|und|et|with)(?=\s))\s*/u)
    .map(nameForm)
    .filter(isName)
}

function withoutRoles(statement: string): string {
  let bare = statement
  for (let before = ''; before !== bare && mayEndInRole(bare); ) {
    before = bare
    bare = bare
      .replace(roleAtEnd, '')
      .replace(/\s*(?:等|et al\.?|u\.a\.|и др\.?)$/u, '')
      .trim()
  }
  return bare
}

const roleEnds = new Set(['等', ...roles.split('|').map((role) => role.at(-1)!)])

const mayEndInRole = (text: string): boolean =>
  roleEnds.has(text.at(-1) ?? '') || !/\p{Script=Han}$/u.test(text)

const isName = (name: string): boolean => name.length > 1 || /\p{Script=Han}/u.test(name)

/** The part of a name that all cataloguers write: of 列夫·托尔斯泰 托尔斯泰, of Andrew S. Tanenbaum tanenbaum. */
function nameForm(written: string): string {
  const name = written.replace(/^[\s.·•]+|[\s.·•]+$/gu, '')
  if (/\p{Script=Han}/u.test(name))
    return squeezed(
      name
        .split(/[·•・.\s]/u)
        .filter((part) => /\p{Script=Han}/u.test(part))
        .at(-1) ?? '',
    )
  const words = name
    .split(/[\s.·•-]+/u)
    .map(squeezed)
    .filter((word) => word.length > 1 && !/^(?:jr|sr|ii|iii|dr|prof|von|de|van)$/.test(word))
  return words.at(-1) ?? ''
}

const charactersMin = 3

/** Whether two names may be one person or body: the same, one inside the other, or one character apart. */
function sameName(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < charactersMin) return false
  if (/\p{Script=Han}/u.test(short)) return long.includes(short) || inRow(short, long)
  return false
}

/** Whether the characters of a body's short name stand in its long one in this order: 中央党史研究室. */
function inRow(short: string, long: string): boolean {
  if (short.length < charactersMin + 2) return false
  let at = 0
  for (const character of long) if (character === short[at]) at++
  return at === short.length
}

/** Whether two lists of names have one in common. */
export const shareName = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((one) => b.some((other) => sameName(one, other)))
