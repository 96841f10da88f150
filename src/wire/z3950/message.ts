import { NotOfType } from '../ber/codec.ts'
import { type Framing, framing } from '../ber/frames.ts'
import type { BerFault, BerLimits } from '../ber/node.ts'
import { readBer } from '../ber/read.ts'
import { type Apdu, apdu } from './apdus.ts'

/**
 * What one APDU may cost. 50 records of ISO 2709 at their largest are 5 MB; OPAC records with hundreds of copies have
 * tens of thousands of values. Depth is that of a query: 60 operators in a row.
 */
export const apduLimits: BerLimits = { bytesMax: 8 << 20, depthMax: 80, nodesMax: 200_000 }

export type MessageFault = BerFault | 'notOfType'

/** What bytes say, or why they say nothing. Never throws, whatever they are. */
export function readApdu(
  bytes: Uint8Array,
  limits: BerLimits = apduLimits,
): { ok: true; apdu: Apdu } | { ok: false; fault: MessageFault; detail: string } {
  const read = readBer(bytes, limits)
  if (!read.ok) return { ok: false, fault: read.fault, detail: '' }
  if (!apdu.accepts(read.node)) return { ok: false, fault: 'unknownTag', detail: '' }
  try {
    return { ok: true, apdu: apdu.read(read.node) }
  } catch (error) {
    if (error instanceof NotOfType) return { ok: false, fault: 'notOfType', detail: error.message }
    throw error
  }
}

/** `message` as bytes. */
export const writeApdu = (message: Apdu): Uint8Array => apdu.write(message)

/** The APDUs of a stream, cut at their ends; a first tag that begins none is refused at once. */
export const apduFraming = (bytesMax: number = apduLimits.bytesMax): Framing =>
  framing({ isFirstTag: beginsApdu, bytesMax })

const noBytes = new Uint8Array()
const beginsApdu = (tag: Parameters<Parameters<typeof framing>[0]['isFirstTag']>[0]): boolean =>
  tag.constructed && apdu.accepts({ ...tag, content: noBytes, children: [] })
