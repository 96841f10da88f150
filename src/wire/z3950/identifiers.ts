// Object identifiers of Z39.50 (the Maintenance Agency's registry).

const z3950 = '1.2.840.10003'

export const bib1AttributeSet = `${z3950}.3.1`
export const bib1DiagnosticSet = `${z3950}.4.1`

/** Record syntaxes by the names people use for them. CNMARC is served as UNIMARC. */
export const recordSyntaxes = {
  unimarc: `${z3950}.5.1`,
  usmarc: `${z3950}.5.10`,
  sutrs: `${z3950}.5.101`,
  opac: `${z3950}.5.102`,
  xml: `${z3950}.5.109.10`,
  applicationXml: `${z3950}.5.109.11`,
} as const
export type RecordSyntax = keyof typeof recordSyntaxes

/** The name of a record syntax; null for one that is not spoken here. */
export const syntaxNamed = (identifier: string | undefined): RecordSyntax | null =>
  (Object.keys(recordSyntaxes) as RecordSyntax[]).find(
    (name) => recordSyntaxes[name] === identifier,
  ) ?? null

/** Negotiation of character sets and languages, version 3, and the way YAZ names private sets in it. */
export const charsetNegotiation = `${z3950}.15.3`
export const charsetByName = `${z3950}.15.1000.81.1`
/** ISO 10646 in the form UTF-8. */
export const utf8Form = '1.0.10646.1.0.8'
