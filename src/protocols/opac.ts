import { zh } from '../../texts/zh/index.ts'
import { textElement } from '../wire/xml/write.ts'
import type { PublicCopy } from './copy-store.ts'

/** A copy as the OPAC record of Z39.50 says it, on the wire and in its XML form. */
export interface OpacHolding {
  nucCode: string
  localLocation: string
  shelvingLocation: string
  callNumber: string
  publicNote: string
  volume: string
  availableNow: boolean
  /** Why it cannot be had now; '' where it can. */
  restrictions: string
  itemId: string
}

/** What is said of a copy: its library, where it stands, and whether it can be had now, in the words of the desk. */
export function opacHolding(copy: PublicCopy): OpacHolding {
  const availableNow = copy.status === 'available'
  const word = zh.catalogue.statuses[copy.status]
  return {
    nucCode: copy.code,
    localLocation: copy.shortZh,
    shelvingLocation: copy.location,
    callNumber: copy.callNumber,
    publicNote: word,
    volume: copy.volume,
    availableNow,
    restrictions: availableNow ? '' : word,
    itemId: copy.barcode,
  }
}

/** A record of MARCXML with its copies, in the form of opacxml.xsd. */
export const opacXml = (marcXml: string, copies: readonly PublicCopy[]): string =>
  `<opacRecord><bibliographicRecord>${marcXml}</bibliographicRecord>` +
  `<holdings>${copies.map(opacHolding).map(holdingXml).join('')}</holdings></opacRecord>`

const holdingXml = (holding: OpacHolding): string =>
  `<holding>${[
    textElement('nucCode', holding.nucCode),
    textElement('localLocation', holding.localLocation),
    textElement('shelvingLocation', holding.shelvingLocation),
    textElement('callNumber', holding.callNumber),
    textElement('publicNote', holding.publicNote),
    textElement('enumAndChron', holding.volume),
    `<circulations><circulation>${[
      flag('availableNow', holding.availableNow),
      textElement('restrictions', holding.restrictions),
      textElement('itemId', holding.itemId),
      flag('renewable', false),
      flag('onHold', false),
    ].join('')}</circulation></circulations>`,
  ].join('')}</holding>`

const flag = (name: string, value: boolean) => `<${name} value="${value ? 1 : 0}"/>`
