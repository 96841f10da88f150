import { withColon } from '../../texts/isbd.ts'
import { writeMarcXml } from '../wire/marc/marcxml.ts'
import { type DataField, isDataField, type MarcRecord } from '../wire/marc/record.ts'
import { textElement } from '../wire/xml/write.ts'
import type { PublicRecord } from './record-store.ts'

/** The fifteen elements of Dublin Core, with those of ours that say it (DCMES 1.1). */
export function dublinCore({ work, title }: PublicRecord, address: string): [string, string][] {
  const persons = work.persons?.map(({ name }) => name) ?? []
  const creators = persons.length > 0 ? persons : present([work.responsibility])
  const numbers = [
    ...(work.isbns ?? []).map(({ normal, printed }) => `urn:isbn:${normal ?? printed}`),
    ...(work.issns ?? []).map(({ normal, printed }) => `urn:issn:${normal ?? printed}`),
  ]
  const whole = withColon(title, work.subtitle)
  const said: [string, readonly string[]][] = [
    ['title', present([whole, work.parallelTitle])],
    ['creator', creators],
    ['subject', [...(work.subjects ?? []), ...present([work.clc])]],
    ['description', present([work.summary])],
    ['publisher', present([work.publisher])],
    ['date', present([work.year])],
    ['type', present([work.materialType])],
    ['format', present([work.extent])],
    ['identifier', [address, ...numbers]],
    ['language', present([work.language])],
  ]
  return said.flatMap(([name, values]) => values.map((value): [string, string] => [name, value]))
}

const present = (texts: readonly (string | null | undefined)[]): string[] =>
  texts.filter((text): text is string => Boolean(text))

/** Dublin Core elements in XML, in whatever element wraps them. */
export const dublinCoreXml = (pairs: readonly [string, string][]): string =>
  pairs.map(([name, value]) => textElement(`dc:${name}`, value)).join('')

// The patterns of MARC21slim.xsd.
const controlTag = /^00[1-9A-Za-z]$/
const dataTag =
  /^(0([1-9A-Z][0-9A-Z])|0([1-9a-z][0-9a-z])|([1-9A-Z][0-9A-Z]{2})|([1-9a-z][0-9a-z]{2}))$/
const subfieldCode = /^[!-?A-Z[\\\]^_`a-z{}~]$/
const indicators = /^[\da-z ]{2}$/

/**
 * MARCXML as its schema wants it: what a library sent may have tags, indicators and codes that no schema allows, and
 * such a field is left out rather than the record.
 */
export function validMarcXml({ leader, fields }: MarcRecord): string {
  const control = fields.filter((field) => !isDataField(field) && controlTag.test(field.tag))
  const data = fields.filter(isDataField).filter(isValid)
  return writeMarcXml({ leader: validLeader(leader), fields: [...control, ...data] })
}

const isValid = ({ tag, indicators: both, subfields }: DataField) =>
  dataTag.test(tag) &&
  indicators.test(both.padEnd(2).slice(0, 2)) &&
  subfields.length > 0 &&
  subfields.every(({ code }) => subfieldCode.test(code))

/** Lengths mean nothing in XML; what is no letter or digit of a code is a blank. */
function validLeader(leader: string): string {
  const codes = leader.padEnd(24).replaceAll(/[^\dA-Za-z ]/g, ' ')
  const kind = codes[6] === ' ' ? 'a' : codes[6]
  return `00000${codes[5]}${kind}${codes.slice(7, 10)}2200000${codes.slice(17, 20)}4500`
}
