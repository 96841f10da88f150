import type { Texts } from '../../texts/index.ts'

/** Everything people can be told about: an action on a request, or a step of a registration. */
export type Happening =
  | keyof Texts['lifecycle']['actions']
  | 'registrationSubmitted'
  | 'registrationReviewed'
  | 'enquiryAsked'
  | 'enquiryAnswered'
/** What it has become: a state of the request, the standing of the reader, or whatever it is. */
type Becomes = keyof Texts['lifecycle']['states'] | 'active' | 'refused' | 'any'
/** `supplyingLibrary` is the one the step leaves in charge: after an offer, the library asked now. */
export type Recipient = 'reader' | 'requestingLibrary' | 'supplyingLibrary'
export type Channel = 'inApp' | 'mail'

type Row = readonly [Happening, Becomes, Recipient, string, readonly Channel[]]

const both = ['inApp', 'mail'] as const
const inApp = ['inApp'] as const
const mail = ['mail'] as const

/**
 * Who hears of what, in which words, and how. Readers get a mail for every change they wait for (S2: 申请单副本,
 * 文献到馆); staff see theirs at the desk. Authority: the side effects of domain.md §3.1, R08, R34.
 */
// biome-ignore format: a table
export const tellings = [
  // what happened        and it became      who                  in these words          by
  ['submit',              'any',             'reader',            'requestCopy',          both],
  ['submit',              'any',             'supplyingLibrary',  'newRequest',           inApp],
  ['cancel',              'any',             'supplyingLibrary',  'withdrawn',            inApp],
  ['cancel',              'any',             'requestingLibrary', 'withdrawn',            inApp],
  ['askToCancel',         'any',             'supplyingLibrary',  'cancelAsked',          inApp],
  ['agreeToCancel',       'any',             'reader',            'cancelAgreed',         both],
  ['agreeToCancel',       'any',             'requestingLibrary', 'withdrawn',            inApp],
  ['declineToCancel',     'any',             'reader',            'cancelDeclined',       both],
  ['accept',              'any',             'reader',            'accepted',             both],
  ['letLapse',            'any',             'supplyingLibrary',  'lapsed',               inApp],
  ['letLapse',            'any',             'requestingLibrary', 'lapsedAtSupplier',     inApp],
  ['offer',               'any',             'reader',            'forwarded',            both],
  ['offer',               'any',             'supplyingLibrary',  'newRequest',           inApp],
  ['exhaust',             'any',             'reader',            'unfilled',             both],
  ['exhaust',             'any',             'requestingLibrary', 'ended',                inApp],
  ['exhaust',             'any',             'supplyingLibrary',  'ended',                inApp],
  ['expire',              'any',             'reader',            'expired',              both],
  ['expire',              'any',             'requestingLibrary', 'ended',                inApp],
  ['expire',              'any',             'supplyingLibrary',  'ended',                inApp],
  ['fill',                'any',             'reader',            'lent',                 both],
  ['fill',                'any',             'requestingLibrary', 'lentToYou',            inApp],
  ['collect',             'any',             'reader',            'onTheWay',             inApp],
  ['collect',             'any',             'requestingLibrary', 'onTheWayToYou',        inApp],
  ['receive',             'any',             'reader',            'arrived',              both],
  ['notifyAgain',         'any',             'reader',            'arrivedReminder',      both],
  ['letHoldLapse',        'any',             'reader',            'holdLapsed',           both],
  ['handOver',            'any',             'reader',            'handedOver',           both],
  ['takeBack',            'any',             'reader',            'takenBack',            both],
  ['renew',               'any',             'reader',            'renewed',              both],
  ['recall',              'any',             'reader',            'recalled',             both],
  ['recall',              'any',             'requestingLibrary', 'recalledReader',       inApp],
  ['becomeOverdue',       'any',             'reader',            'overdue',              both],
  ['becomeOverdue',       'any',             'requestingLibrary', 'overdueReader',        inApp],
  ['reportLost',          'any',             'supplyingLibrary',  'lostReported',         inApp],
  ['reportFound',         'any',             'supplyingLibrary',  'foundAgain',           inApp],
  ['settleLoss',          'any',             'reader',            'lossSettled',          both],
  ['shipBack',            'any',             'supplyingLibrary',  'comingBack',           inApp],
  ['checkIn',             'any',             'reader',            'completed',            inApp],
  ['checkInDamaged',      'any',             'reader',            'damaged',              both],
  ['checkInDamaged',      'any',             'requestingLibrary', 'damagedReader',        inApp],
  // A reminder goes to whoever has it in hand.
  ['remind',              'submitted',       'supplyingLibrary',  'reminder',             inApp],
  ['remind',              'forwarded',       'supplyingLibrary',  'reminder',             inApp],
  ['remind',              'willSupply',      'supplyingLibrary',  'reminder',             inApp],
  ['remind',              'filled',          'supplyingLibrary',  'reminder',             inApp],
  ['remind',              'inTransit',       'requestingLibrary', 'onTheWayToYou',        inApp],
  ['remind',              'overdue',         'reader',            'overdue',              both],
  ['remind',              'overdue',         'requestingLibrary', 'overdueReader',        inApp],
  ['remind',              'returned',        'requestingLibrary', 'reminder',             inApp],
  ['remind',              'shippedReturn',   'supplyingLibrary',  'comingBack',           inApp],
  ['remind',              'lost',            'supplyingLibrary',  'lostReported',         inApp],
  ['registrationSubmitted', 'any',           'requestingLibrary', 'registrationToReview', inApp],
  ['registrationReviewed', 'active',         'reader',            'registrationApproved', both],
  ['registrationReviewed', 'refused',        'reader',            'registrationRefused',  mail],
  // 咨询管理员: the library asked stands in the supplying library's place.
  ['enquiryAsked',        'any',             'supplyingLibrary',  'enquiryAsked',         inApp],
  ['enquiryAnswered',     'any',             'reader',            'enquiryAnswered',      both],
] as const satisfies readonly Row[]

/** Happenings of which nobody is told, each with its reason. */
export const toldNobody = {
  refuse: 'offer, exhaust or expire follows in the same transaction and tells the reader why',
  forward: 'offer or exhaust follows in the same transaction and tells the reader who is asked now',
} as const satisfies Partial<Record<Happening, string>>

/** One person or library to tell. */
export interface Telling {
  who: Recipient
  template: (typeof tellings)[number][3]
  channels: readonly Channel[]
}

/** Who is told that `happening` made something become `becomes`. */
export const whoIsTold = (happening: string, becomes: string): Telling[] =>
  tellings
    .filter((row) => row[0] === happening && (row[1] === 'any' || row[1] === becomes))
    .map(([, , who, template, channels]) => ({ who, template, channels }))
