/** How a person or body took part, as printed on the title page. */
export type ContributorRole =
  | '著'
  | '编著'
  | '主编'
  | '编'
  | '編'
  | '撰'
  | '原著'
  | '译'
  | '编译'
  | '译注'
  | '注译'
  | '注'
  | '注释'
  | '编注'
  | '选注'
  | '校注'
  | '校释'
  | '点校'
  | '辑校'
  | '辑释'
  | '笺疏'
  | '集解'
  | '音注'
  | '整理'
  | '修订'

export type Contributor = {
  /** The heading: 赫尔岑, "Knuth, Donald E.", "Герцен, А. И.". */
  name: string
  role: ContributorRole
  /** Country or dynasty in brackets before the name in a Chinese statement: 俄, 明. */
  country?: string
  /** A body (a department, an editorial group), not a person. */
  corporate?: true
}

/** ISO 639-2/B, as MARC and CNMARC write it. */
export type WorkLanguage = 'chi' | 'eng' | 'rus' | 'jpn' | 'fre' | 'ger' | 'spa' | 'ita' | 'lat'

/**
 * One edition of a real, well-known book, written down from knowledge. What is not known for
 * certain (pages, price, ISBN) is left out: none is better than a wrong one.
 */
export type Work = {
  title: string
  subtitle?: string
  volume?: string
  edition?: string
  /** The statement of responsibility as printed. */
  responsibility: string
  /** Those first responsible for the content. */
  authors: readonly Contributor[]
  /** Translators, commentators and others named after them. */
  otherContributors?: readonly Contributor[]
  place: string
  publisher: string
  year: number
  /** 中国图书馆分类法, e.g. TP312JA. */
  classNumber: string
  /** Headings; － (in other languages " - ") divides a heading from its subdivisions. */
  subjects: readonly string[]
  language: WorkLanguage
  /** What a translation was made from. */
  original?: { language: WorkLanguage; title: string }
  isbn?: string
  /** How many volumes one set counts, when it is catalogued as a set. */
  volumes?: number
  pages?: number
  heightCm?: number
  priceFen?: number
}
