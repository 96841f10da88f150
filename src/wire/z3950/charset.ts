// Negotiation of character sets, version 3 (charneg-3.asn). Of what can be proposed, UTF-8 and sets named in the way
// of YAZ are understood; a proposal of anything else is answered with none.

import { asNode } from '../ber/as-node.ts'
import {
  anything,
  boolean,
  explicit,
  generalText,
  identifier,
  implicit,
  nothing,
} from '../ber/codec.ts'
import {
  choice,
  optional,
  readOrNull,
  sequence,
  sequenceOf,
  type ValueOf,
} from '../ber/structure.ts'
import type { ApduOf } from './apdus.ts'
import { charsetByName, charsetNegotiation, utf8Form } from './identifiers.ts'
import { type External, external } from './parts.ts'

const iso10646 = sequence({
  collections: optional(implicit(1, identifier)),
  form: implicit(2, identifier),
})
const privateSet = choice({
  byIdentifier: implicit(1, sequenceOf(identifier)),
  external: implicit(2, external),
  agreed: implicit(3, nothing),
})
const characterSet = choice({
  iso2022: explicit(1, anything),
  iso10646: implicit(2, iso10646),
  private: explicit(3, privateSet),
  none: implicit(4, nothing),
})
type CharacterSet = ValueOf<typeof characterSet>

const negotiation = choice({
  proposal: implicit(
    1,
    sequence({
      sets: optional(implicit(1, sequenceOf(characterSet))),
      languages: optional(implicit(2, sequenceOf(generalText))),
      recordsToo: optional(implicit(3, boolean)),
    }),
  ),
  response: implicit(
    2,
    sequence({
      set: optional(explicit(1, characterSet)),
      language: optional(implicit(2, generalText)),
      recordsToo: optional(implicit(3, boolean)),
    }),
  ),
})

/** What one side proposes or has chosen: names of character sets in lower case, and whether records are in it too. */
export interface CharsetProposal {
  charsets: string[]
  recordsToo: boolean | undefined
}

/** What the client of an Init proposes; null where it proposes nothing. */
export function proposedCharsets(
  init: Pick<ApduOf<'initRequest'>, 'otherInfo' | 'userInformation'>,
): CharsetProposal | null {
  const found = negotiationIn(init)
  if (found?.is !== 'proposal') return null
  const { sets = [], recordsToo } = found.value
  return { charsets: sets.flatMap(nameOf), recordsToo }
}

/** What the target of an Init has chosen; null where it says nothing of it. */
export function chosenCharset(
  init: Pick<ApduOf<'initResponse'>, 'otherInfo' | 'userInformation'>,
): CharsetProposal | null {
  const found = negotiationIn(init)
  if (found?.is !== 'response') return null
  const { set, recordsToo } = found.value
  return { charsets: set ? nameOf(set) : [], recordsToo }
}

/** OtherInformation that proposes `charsets`, in order of preference. */
export const charsetProposal = ({ charsets, recordsToo }: CharsetProposal) =>
  carried({ is: 'proposal', value: { sets: charsets.map(setNamed), recordsToo } })

/** OtherInformation that answers with the set chosen, or with none. */
export const charsetAnswer = (charset: string | null, recordsToo: boolean | undefined) =>
  carried({
    is: 'response',
    value: { set: charset === null ? { is: 'none', value: null } : setNamed(charset), recordsToo },
  })

function negotiationIn(init: {
  otherInfo?: ApduOf<'initRequest'>['otherInfo']
  userInformation?: External | undefined
}): ValueOf<typeof negotiation> | null {
  const carriers = (init.otherInfo ?? []).flatMap(({ information }) =>
    information.is === 'external' ? [information.value] : [],
  )
  if (init.userInformation) carriers.push(init.userInformation)
  const found = carriers.find(({ reference }) => reference === charsetNegotiation)
  if (found?.encoding.is !== 'type') return null
  // A proposal that cannot be read is none: the session is as good without.
  return readOrNull(negotiation, found.encoding.value)
}

function nameOf(set: CharacterSet): string[] {
  if (set.is === 'iso10646') return set.value.form === utf8Form ? ['utf-8'] : []
  if (set.is !== 'private' || set.value.is !== 'external') return []
  const { encoding } = set.value.value
  if (encoding.is !== 'octets') return []
  // YAZ counts the NUL behind the name.
  return [Buffer.from(encoding.value).toString('latin1').replaceAll('\0', '').toLowerCase()]
}

const setNamed = (charset: string): CharacterSet =>
  charset === 'utf-8'
    ? { is: 'iso10646', value: { form: utf8Form } }
    : {
        is: 'private',
        value: {
          is: 'external',
          value: {
            reference: charsetByName,
            encoding: { is: 'octets', value: Buffer.from(`${charset}\0`, 'latin1') },
          },
        },
      }

const carried = (value: ValueOf<typeof negotiation>) => [
  {
    information: {
      is: 'external' as const,
      value: {
        reference: charsetNegotiation,
        encoding: { is: 'type' as const, value: asNode(negotiation, value) },
      },
    },
  },
]
