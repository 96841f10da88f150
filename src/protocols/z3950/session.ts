import { visitor } from '../../shared/actor.ts'
import { asActor, type Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import type { WrittenCharset } from '../../wire/marc/iso2709.ts'
import { type Apdu, type ApduKind, type ApduOf, closeReasons } from '../../wire/z3950/apdus.ts'
import { answerDelete } from './delete.ts'
import { answerInit } from './init.ts'
import { answerPresent } from './present.ts'
import type { SizedSet } from './question.ts'
import { answerScan } from './scan.ts'
import { answerSearch } from './search.ts'

/** A result that a client has named: the question, asked again for each part, and how many it found. */
export interface ResultSet extends SizedSet {
  hits: number
  /** The charset of the database it was asked of; null: whatever the session has. */
  charset: WrittenCharset | null
}

/** What is known of one client between its APDUs. */
export interface ServedSession {
  greeted: boolean
  /** What names and terms are in; null: nothing was agreed, terms are looked at. */
  charset: WrittenCharset | null
  /** Records in it too. */
  recordsInCharset: boolean
  /** The client takes answers up to this size, in bytes. */
  messageBytesMax: number
  resultSets: Map<string, ResultSet>
}

/** A client that has said nothing yet. */
export const newSession = (): ServedSession => ({
  greeted: false,
  charset: null,
  recordsInCharset: false,
  messageBytesMax: 1 << 20,
  resultSets: new Map(),
})

/** What is sent back, and whether the conversation ends with it. */
export interface Reply {
  apdu: Apdu
  ends: boolean
}

/** An APDU after which the conversation goes on. */
export const answer = (apdu: Apdu): Reply => ({ apdu, ends: false })

/** Says good-bye, and why. */
export const farewell = (
  reason: keyof typeof closeReasons,
  { message, referenceId }: { message?: string; referenceId?: Uint8Array | undefined } = {},
): Reply => ({
  apdu: { is: 'close', value: { referenceId, reason: closeReasons[reason], message } },
  ends: true,
})

/** What a target answers to what; everything else that a client may send is a protocol error. */
export type Answers = {
  [K in ApduKind]?: (session: ServedSession, request: ApduOf<K>) => Reply | Promise<Reply>
}

/** What the public catalogue answers. */
export function catalogueAnswers(house: House): Answers {
  const asking = (find: (asked: { house: House; tx: Tx }) => Promise<Apdu>): Promise<Reply> =>
    asActor(house.db, visitor, async (tx) => answer(await find({ house, tx })))
  return {
    ...greetings,
    searchRequest: (session, request) =>
      asking(async (asked) => ({
        is: 'searchResponse',
        value: await answerSearch(asked, session, request),
      })),
    presentRequest: (session, request) =>
      asking(async (asked) => ({
        is: 'presentResponse',
        value: await answerPresent(asked, session, request),
      })),
    scanRequest: (session, request) =>
      asking(async ({ tx }) => ({
        is: 'scanResponse',
        value: await answerScan(tx, session, request),
      })),
    deleteRequest: (session, request) =>
      answer({ is: 'deleteResponse', value: answerDelete(session, request) }),
  }
}

/** How every target begins and ends. */
export const greetings: Pick<Answers, 'initRequest' | 'close'> = {
  initRequest: (session, request) => {
    const value = answerInit(session, request)
    return { apdu: { is: 'initResponse', value }, ends: !value.accepted }
  },
  close: (_session, { referenceId }) => farewell('finished', { referenceId }),
}

/** Answers one APDU of a client. The first must be an Init, and there is one only. */
export async function reply(answers: Answers, session: ServedSession, apdu: Apdu): Promise<Reply> {
  const { referenceId } = apdu.value
  const isInit = apdu.is === 'initRequest'
  if (isInit === session.greeted && apdu.is !== 'close')
    return farewell('protocolError', { message: 'Init first, and once', referenceId })
  const how = answers[apdu.is] as
    | ((session: ServedSession, request: unknown) => Reply | Promise<Reply>)
    | undefined
  if (!how) return farewell('protocolError', { message: `${apdu.is} not supported`, referenceId })
  const replied = await how(session, apdu.value)
  return { ...replied, apdu: withReference(replied.apdu, referenceId) }
}

/** Whatever number the client gave its request stands on the answer. */
const withReference = (apdu: Apdu, referenceId: Uint8Array | undefined): Apdu =>
  referenceId ? ({ ...apdu, value: { ...apdu.value, referenceId } } as Apdu) : apdu
