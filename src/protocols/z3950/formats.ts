import { zh } from '../../../texts/zh/index.ts'
import { asNode } from '../../wire/ber/as-node.ts'
import { generalString } from '../../wire/ber/codec.ts'
import { encodeGb18030 } from '../../wire/gb18030.ts'
import { type WrittenCharset, writeIso2709 } from '../../wire/marc/iso2709.ts'
import { writeMarcXml } from '../../wire/marc/marcxml.ts'
import { isDataField } from '../../wire/marc/record.ts'
import { type RecordSyntax, recordSyntaxes } from '../../wire/z3950/identifiers.ts'
import { type HoldingsAndCirculation, opacRecord } from '../../wire/z3950/opac.ts'
import type { External } from '../../wire/z3950/parts.ts'
import type { Diagnostic } from '../../wire/z3950/records.ts'
import type { PublicCopy } from '../copy-store.ts'
import { opacHolding } from '../opac.ts'
import type { ShownRecord } from './record-store.ts'

/** Which stored format answers a syntax best; null: whichever there is. */
export const storedFormat: Record<RecordSyntax, ShownRecord['format'] | null> = {
  unimarc: 'cnmarc',
  usmarc: 'marc21',
  sutrs: null,
  opac: null,
  xml: null,
  applicationXml: null,
}

type Formatted = { ok: true; external: External } | { ok: false; diagnostic: Diagnostic }

/**
 * `record` in `syntax`. MARC is never turned into another MARC: a record that we have as CNMARC only is sent as UNIMARC
 * also where USMARC was preferred, and says so. XML is UTF-8; all else is in `charset`.
 */
export function formatted(
  record: ShownRecord,
  syntax: RecordSyntax,
  charset: WrittenCharset,
): Formatted {
  if (syntax === 'xml' || syntax === 'applicationXml')
    return octets(syntax, Buffer.from(writeMarcXml(record.marc), 'utf8'))
  const text = encoder(charset)
  if (syntax === 'sutrs') {
    const value = asNode(generalString, text(asLines(record)))
    return {
      ok: true,
      external: { reference: recordSyntaxes.sutrs, encoding: { is: 'type', value } },
    }
  }
  const marc = iso2709(record, charset)
  if (syntax !== 'opac' || !marc.ok) return marc
  const value = asNode(opacRecord, {
    bibliographic: marc.external,
    holdings: record.copies.map((copy) => ({
      is: 'holdings' as const,
      value: holding(copy, text),
    })),
  })
  return { ok: true, external: { reference: recordSyntaxes.opac, encoding: { is: 'type', value } } }
}

const encoder = (charset: WrittenCharset): ((text: string) => Uint8Array) =>
  charset === 'gb18030' ? encodeGb18030 : (text) => Buffer.from(text, 'utf8')

const octets = (syntax: RecordSyntax, value: Uint8Array): Formatted => ({
  ok: true,
  external: { reference: recordSyntaxes[syntax], encoding: { is: 'octets', value } },
})

function iso2709({ marc, format }: ShownRecord, charset: WrittenCharset): Formatted {
  const written = writeIso2709(marc, charset)
  if (!written.ok) return { ok: false, diagnostic: { code: 14, addition: written.reason } }
  return octets(format === 'cnmarc' ? 'unimarc' : 'usmarc', written.bytes)
}

function holding(copy: PublicCopy, text: (text: string) => Uint8Array): HoldingsAndCirculation {
  const said = opacHolding(copy)
  const orNone = (value: string) => (value === '' ? undefined : text(value))
  return {
    nucCode: text(said.nucCode),
    localLocation: text(said.localLocation),
    shelvingLocation: text(said.shelvingLocation),
    callNumber: text(said.callNumber),
    publicNote: text(said.publicNote),
    enumerationAndChronology: orNone(said.volume),
    circulation: [
      {
        availableNow: said.availableNow,
        restrictions: orNone(said.restrictions),
        itemId: text(said.itemId),
        renewable: false,
        onHold: false,
      },
    ],
  }
}

/** The record as lines to be read: tag, and what the field says; then the copies. */
function asLines({ marc, copies }: ShownRecord): string {
  const fields = marc.fields.map((field) =>
    isDataField(field)
      ? `${field.tag} ${field.subfields.map(({ code, value }) => `$${code} ${value}`).join(' ')}`
      : `${field.tag} ${field.value}`,
  )
  const held = copies.map((copy) =>
    [copy.shortZh, copy.location, copy.callNumber, copy.volume, zh.catalogue.statuses[copy.status]]
      .filter(Boolean)
      .join(' · '),
  )
  return [...fields, '', ...held, ''].join('\n')
}
