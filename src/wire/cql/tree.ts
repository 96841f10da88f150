/** `/distance<=3`: a type in lower case, perhaps compared with a value. */
export interface CqlModifier {
  type: string
  comparison: string | null
  value: string | null
}

/** `> dc = "info:…"`: in what follows, `dc.` means that context set; without a name, what has no prefix does. */
export interface CqlPrefix {
  name: string | null
  identifier: string
}

export interface CqlRelation {
  /** In lower case: `=`, `==`, `<>`, `all`, `any`, `exact`, `within` … */
  value: string
  modifiers: CqlModifier[]
}

/** One index, relation and term; where only a term was written, `cql.serverChoice` and `=`. */
export interface CqlClause {
  kind: 'clause'
  prefixes: CqlPrefix[]
  index: string
  relation: CqlRelation
  /** As written, masking characters and backslashes included; several where words stood side by side unquoted. */
  words: string[]
}

export interface CqlTriple {
  kind: 'triple'
  prefixes: CqlPrefix[]
  operator: { value: CqlOperator; modifiers: CqlModifier[] }
  left: CqlNode
  right: CqlNode
}

export type CqlNode = CqlClause | CqlTriple
export type CqlOperator = 'and' | 'or' | 'not' | 'prox'

export interface CqlSortKey {
  index: string
  modifiers: CqlModifier[]
}

/** A query of the Contextual Query Language 1.2. */
export interface CqlQuery {
  root: CqlNode
  sortKeys: CqlSortKey[]
}

/** Why a text is no query, in the numbers of SRU: 10 not to be understood, 12 too long, 13 too deep, 38 too much of it. */
export interface CqlFault {
  code: 10 | 12 | 13 | 38
  /** For whoever wrote the query; English, as diagnostics of SRU are. */
  message: string
  /** Characters before what is wrong. */
  at: number
}

/** The index and the relation of a term that stands alone (CQL 1.2, annex). */
export const serverChoice = 'cql.serverChoice'
export const impliedRelation = '='

/** The term of a clause in one piece. */
export const termOf = ({ words }: CqlClause): string => words.join(' ')
