import type { XmlLimits } from '../marc/marcxml-record.ts'
import { child, childrenOf, isXmlFault, parseXml, textAt, type XmlElement } from '../xml/element.ts'

/** One copy as a target says it beside the record; '' is what it does not say. */
export interface SruCopy {
  /** The library's code as the target has it (852 $a). */
  library: string
  location: string
  callNumber: string
  barcode: string
  volume: string
  /** Null: it does not say whether the copy is there now. */
  available: boolean | null
  /** The word beside it: 借出, Checked out, In library use only. */
  statusWord: string
  /** As written; formats differ. */
  dueOn: string
}

export interface RecordWithCopies {
  /** The bibliographic record alone. */
  xml: string
  copies: SruCopy[]
}

const recordLimits: XmlLimits = { textLength: 1 << 20, depth: 64, nodes: 50_000 }

/**
 * A record and the copies that came with it: OPAC XML (the form of YAZ, also of many SRU 2.0 targets) or ISO 20775
 * holdings. Copies in fields of MARC are no business of this file. What is neither is handed back as it is.
 */
export function withCopies(xml: string, limits: XmlLimits = recordLimits): RecordWithCopies {
  const root = parseXml(xml, limits, ['bibliographicRecord'])
  if (isXmlFault(root)) return { xml, copies: [] }
  if (root.name === 'opacRecord') {
    const holdings = childrenOf(child(root, 'holdings'), 'holding')
    const record = child(root, 'bibliographicRecord')?.inner.trim() ?? ''
    return { xml: record, copies: holdings.flatMap(opacCopies) }
  }
  if (root.name === 'holdings' || root.name === 'holdingsCollection')
    return { xml, copies: isoHoldings(root).flatMap(isoCopies) }
  return { xml, copies: [] }
}

/** A holding as OPAC XML has it: one copy for each circulation, else the holding itself. */
function opacCopies(holding: XmlElement): SruCopy[] {
  const text = (name: string) => textAt(holding, name)
  const copy: SruCopy = {
    library: text('nucCode'),
    location: [text('localLocation'), text('shelvingLocation')].filter(Boolean).join(' '),
    callNumber: text('callNumber').replace(/,$/, ''),
    barcode: '',
    volume: text('enumAndChron'),
    available: null,
    statusWord: text('publicNote') || text('shelvingData'),
    dueOn: '',
  }
  const circulations = childrenOf(child(holding, 'circulations'), 'circulation')
  if (circulations.length === 0) return [copy]
  return circulations.map((circulation) => ({
    ...copy,
    barcode: textAt(circulation, 'itemId'),
    volume: textAt(circulation, 'enumAndChron') || copy.volume,
    available: yesOrNo(child(circulation, 'availableNow')?.attributes.value),
    statusWord: restriction(circulation, copy.location) || copy.statusWord,
    dueOn: textAt(circulation, 'availabilityDate'),
  }))
}

/** Some targets repeat the place where the restriction belongs. */
function restriction(circulation: XmlElement, location: string): string {
  const text = textAt(circulation, 'restrictions')
  return location.includes(text) ? '' : text
}

const yesOrNo = (value: string | undefined): boolean | null =>
  value === '1' || value === 'true' ? true : value === '0' || value === 'false' ? false : null

const isoHoldings = (root: XmlElement): XmlElement[] => [
  ...childrenOf(root, 'holding'),
  ...childrenOf(root, 'holdings').flatMap((one) => childrenOf(one, 'holding')),
]

/** ISO 20775: availabilityStatus 1 unknown, 2 available now, 3 not available, 4 possibly available. */
const isoAvailable: Record<string, boolean> = { 2: true, 3: false }

function isoCopies(holding: XmlElement): SruCopy[] {
  const simple = childrenOf(child(holding, 'holdingSimple'), 'copyInformation')
  const structured = childrenOf(child(holding, 'holdingStructured'), 'set').flatMap((set) =>
    childrenOf(set, 'component'),
  )
  const library = textAt(child(holding, 'institutionIdentifier'), 'value')
  const location = textAt(holding, 'physicalLocation')
  return [...simple, ...structured].map((copy) => {
    const availability = child(copy, 'availabilityInformation')
    const status = child(availability, 'status')
    return {
      library,
      location: textAt(copy, 'sublocation') || location,
      callNumber: textAt(copy, 'shelfLocator'),
      barcode: textAt(child(copy, 'pieceIdentifier'), 'value'),
      volume: textAt(copy, 'enumerationAndChronology'),
      available: isoAvailable[textAt(status, 'availabilityStatus')] ?? null,
      statusWord: textAt(availability, 'text') || textAt(copy, 'note'),
      dueOn: textAt(status, 'dateTimeAvailable'),
    }
  })
}
