import type { Action, RefusalReason } from '../../src/requests/lifecycle.ts'
import type { Whose } from './hours.ts'

/** One thing that people do to a request, so many hours after what was done before. */
export type Step = {
  action: Action
  whose: Whose
  /** Hours since the step before, least and most; counters add their closed hours. */
  after: readonly [number, number]
  by: 'reader' | 'borrower' | 'lender' | 'centre'
  /** Never later than so many hours after the step before, closed days or not: a book is held 7 days (L6). */
  withinHours?: number
  reason?: RefusalReason
  note?: string
  /** Forwarded to another holder by name. */
  toNamed?: true
}

export type LifePath = {
  steps: readonly Step[]
  /** thisLender: nobody else is asked when the first says no or nothing. */
  scope: 'thisLender' | 'allMembers'
  delivery: 'logistics' | 'selfPickup'
  direct?: true
  /** Only where somebody else can be asked next. */
  needsNextLender?: true
}

const day = 24
const step = (
  action: Action,
  by: Step['by'],
  after: Step['after'],
  more: Partial<Step> = {},
): Step => ({ action, by, after, whose: by === 'reader' ? 'reader' : 'library', ...more })

const accept = step('accept', 'lender', [0.5, 20])
const fill = step('fill', 'lender', [1, 24])
const collect = step('collect', 'lender', [2, 22])
const receive = step('receive', 'borrower', [16, 40])
const handOver = step('handOver', 'borrower', [3, 90], { withinHours: 6 * day })
const takeBack = step('takeBack', 'borrower', [5 * day, 26 * day])
const shipBack = step('shipBack', 'borrower', [2, 40])
const checkIn = step('checkIn', 'lender', [20, 60])
const noteOf = (note: string) => ({ note })

const sent = [accept, fill, collect]
const toReader = [...sent, receive, handOver]
const home = [shipBack, checkIn]
const refuse = (reason: RefusalReason, note = '') =>
  step('refuse', 'lender', [2, 28], { reason, note })

const path = (steps: readonly Step[], more: Partial<LifePath> = {}): LifePath => ({
  steps,
  scope: 'allMembers',
  delivery: 'logistics',
  ...more,
})

/**
 * The lives that requests of the demonstration have had, each a way through the lifecycle. What the
 * clock does (催办, 过期, 超期, 逾期未取) is not written here: the clock does it when its time has come.
 */
export const lifePaths = {
  // ── ended ──
  completed: path([...toReader, takeBack, ...home]),
  fetched: path([accept, fill, receive, handOver, takeBack, ...home], { delivery: 'selfPickup' }),
  filledInDirectly: path([...toReader, takeBack, ...home], { direct: true }),
  toldTwice: path([
    ...sent,
    receive,
    step('notifyAgain', 'borrower', [30, 50], { withinHours: 3 * day }),
    step('handOver', 'borrower', [2, 30], { withinHours: 3 * day }),
    takeBack,
    ...home,
  ]),
  recalledAndBack: path([
    ...toReader,
    step('recall', 'lender', [6 * day, 12 * day], noteOf('本馆教学参考用书')),
    step('takeBack', 'borrower', [day, 5 * day]),
    ...home,
  ]),
  backLate: path([
    ...toReader,
    step('takeBack', 'borrower', [33 * day, 41 * day], noteOf('超期归还')),
    ...home,
  ]),
  backVeryLate: path([
    ...toReader,
    step('takeBack', 'borrower', [38 * day, 46 * day], noteOf('超期归还')),
    ...home,
  ]),
  damaged: path([
    ...toReader,
    takeBack,
    shipBack,
    step('checkInDamaged', 'lender', [20, 60], { note: '书脊开裂，按修补费赔偿' }),
  ]),
  notCollected: path([
    ...sent,
    receive,
    step('shipBack', 'borrower', [9 * day, 10 * day]),
    checkIn,
  ]),
  passedOn: path([refuse('OnLoan'), ...toReader, takeBack, ...home], { needsNextLender: true }),
  notOnShelf: path([refuse('NotOnShelf', '架上未找到'), ...toReader, takeBack, ...home], {
    needsNextLender: true,
  }),
  forwardedByName: path(
    [
      step('forward', 'lender', [2, 20], { toNamed: true, note: '分馆有藏，请转' }),
      ...toReader,
      takeBack,
      ...home,
    ],
    { needsNextLender: true },
  ),
  forwardedByCentre: path(
    [step('forward', 'centre', [20, 40], noteOf('中心协调')), ...toReader, takeBack, ...home],
    { needsNextLender: true },
  ),
  unansweredThenLent: path(
    [
      step('accept', 'lender', [11 * day, 13 * day]),
      fill,
      collect,
      receive,
      handOver,
      takeBack,
      ...home,
    ],
    { needsNextLender: true },
  ),
  keptAfterAll: path([
    step('askToCancel', 'reader', [2, 6], noteOf('想换另一版本')),
    step('declineToCancel', 'lender', [1, 6], noteOf('图书已取出')),
    ...toReader,
    takeBack,
    ...home,
  ]),
  unfilled: path([refuse('NonCirculating', '仅供阅览')], { scope: 'thisLender' }),
  unfilledForState: path([accept, refuse('PoorCondition', '书脊破损，送修')], {
    scope: 'thisLender',
  }),
  expired: path([], { scope: 'thisLender' }),
  withdrawn: path([step('cancel', 'reader', [0.1, 0.9])]),
  withdrawnByAgreement: path([
    step('askToCancel', 'reader', [2, 12], noteOf('已在本馆借到')),
    step('agreeToCancel', 'lender', [1, 20]),
  ]),
  lostAndPaid: path([
    ...toReader,
    step('reportLost', 'borrower', [12 * day, 24 * day], noteOf('读者报失')),
    step('settleLoss', 'lender', [2 * day, 5 * day], noteOf('按原价赔偿')),
  ]),
  foundAgain: path([
    ...toReader,
    step('reportLost', 'borrower', [8 * day, 15 * day], noteOf('读者报失')),
    step('reportFound', 'borrower', [day, 4 * day]),
    ...home,
  ]),

  // ── still going on ──
  asked: path([]),
  askedNext: path([refuse('OnLoan')], { needsNextLender: true }),
  cancelAsked: path([step('askToCancel', 'reader', [1.5, 5], noteOf('已在本馆借到'))]),
  inProcess: path([accept]),
  filled: path([accept, fill]),
  inTransit: path(sent),
  awaitingPickup: path([...sent, receive]),
  onLoan: path(toReader),
  recalled: path([...toReader, step('recall', 'lender', [5 * day, 12 * day], noteOf('课程教参'))]),
  returned: path([...toReader, takeBack]),
  shippedReturn: path([...toReader, takeBack, shipBack]),
  lost: path([
    ...toReader,
    step('reportLost', 'borrower', [9 * day, 20 * day], noteOf('读者报失')),
  ]),
} as const satisfies Record<string, LifePath>

export type PathName = keyof typeof lifePaths

/** How long ago, in hours, the last step was taken of a life that goes on; ended ones ended any day. */
// biome-ignore format: a table
export const restingHours: Partial<Record<PathName | 'overdue', readonly [number, number]>> = {
  asked: [0.3, 26], askedNext: [1, 20], cancelAsked: [0.5, 20], inProcess: [1, 26], filled: [0.5, 20],
  inTransit: [3, 26], awaitingPickup: [1, 110], onLoan: [20, 24 * 24], overdue: [33 * day, 40 * day],
  recalled: [4, 80], returned: [1, 28], shippedReturn: [4, 40], lost: [20, 100],
}

/** Of a hundred ended lives, how many took which way. */
// biome-ignore format: a table
export const endedShares: readonly (readonly [PathName, number])[] = [
  ['completed', 48], ['fetched', 6], ['filledInDirectly', 5], ['toldTwice', 3], ['recalledAndBack', 3],
  ['backLate', 3], ['notCollected', 3], ['passedOn', 6], ['notOnShelf', 3], ['forwardedByName', 1],
  ['forwardedByCentre', 1], ['unansweredThenLent', 2], ['keptAfterAll', 1], ['unfilled', 4],
  ['unfilledForState', 1], ['expired', 2], ['withdrawn', 4], ['withdrawnByAgreement', 1],
  ['lostAndPaid', 1], ['foundAgain', 1], ['damaged', 2],
]

/** How many requests of each kind wait at a desk of the demonstration, on either side. */
export type DeskWork = Partial<Record<PathName | 'overdue', number>>

// biome-ignore format: a table
export const deskWork: Record<string, { requesting: DeskWork; supplying: DeskWork }> = {
  // 北邮: who asks
  '211130': {
    requesting: { asked: 4, inProcess: 2, filled: 1, inTransit: 4, awaitingPickup: 8, onLoan: 6, recalled: 1, overdue: 2, returned: 3 },
    supplying: { asked: 5, inProcess: 3, filled: 2, inTransit: 2, awaitingPickup: 2, onLoan: 5, recalled: 1, overdue: 1, returned: 1, shippedReturn: 3, lost: 1 },
  },
  // 北航: who lends
  '211060': {
    requesting: { asked: 3, inProcess: 2, filled: 1, inTransit: 2, awaitingPickup: 4, onLoan: 5, recalled: 1, overdue: 1, returned: 2 },
    supplying: { asked: 10, askedNext: 1, cancelAsked: 1, inProcess: 6, filled: 4, inTransit: 3, awaitingPickup: 3, onLoan: 9, recalled: 2, overdue: 2, returned: 2, shippedReturn: 5, lost: 1 },
  },
}

/** What goes on elsewhere. */
// biome-ignore format: a table
export const elsewhereWork: DeskWork = {
  asked: 14, askedNext: 2, inProcess: 8, filled: 5, inTransit: 7, awaitingPickup: 8, onLoan: 16,
  recalled: 1, overdue: 3, returned: 2, shippedReturn: 5, lost: 1,
}

/** The reader of the one-click door: a book of each kind (the one on loan is late, below), and a history. */
// biome-ignore format: a list
export const doorReaderLives: readonly PathName[] = [
  'completed', 'passedOn', 'withdrawn', 'unfilled', 'completed', 'awaitingPickup', 'inProcess',
]

/** What becomes of a fine or a compensation; what is not said is paid at the counter. */
export type Settlement = 'unpaid' | 'waived' | 'waiverProposed'

/** A life that is led for its money. */
export type MoneyLife = {
  borrower: string
  supplier: string
  name: 'backLate' | 'backVeryLate' | 'damaged' | 'lostAndPaid' | 'overdue'
  /** How long ago it ended; of an overdue book, when it was handed over. */
  daysAgo: number
  settlement?: Settlement
  ofDoorReader?: true
}

/** So that 罚款日志 and the counter of each door have something to look at: paid, owed, waived, to be decided, growing. */
// biome-ignore format: a table
export const moneyLives: readonly MoneyLife[] = [
  { borrower: '211130', supplier: '211060', name: 'backLate', daysAgo: 27, ofDoorReader: true },
  { borrower: '211130', supplier: '211060', name: 'overdue', daysAgo: 40, ofDoorReader: true },
  { borrower: '211130', supplier: '211060', name: 'backLate', daysAgo: 5, settlement: 'unpaid' },
  { borrower: '211130', supplier: '110001', name: 'backVeryLate', daysAgo: 4, settlement: 'unpaid' },
  { borrower: '211130', supplier: '110001', name: 'backVeryLate', daysAgo: 6, settlement: 'waiverProposed' },
  { borrower: '211130', supplier: '211030', name: 'backLate', daysAgo: 8, settlement: 'waived' },
  { borrower: '211130', supplier: '211010', name: 'backVeryLate', daysAgo: 12 },
  { borrower: '211130', supplier: '211030', name: 'backVeryLate', daysAgo: 1 },
  { borrower: '211130', supplier: '211080', name: 'backVeryLate', daysAgo: 2 },
  { borrower: '211130', supplier: '211070', name: 'backVeryLate', daysAgo: 20 },
  { borrower: '211130', supplier: '110001', name: 'overdue', daysAgo: 36 },
  { borrower: '211130', supplier: '211060', name: 'damaged', daysAgo: 2, settlement: 'unpaid' },
  { borrower: '211130', supplier: '211030', name: 'lostAndPaid', daysAgo: 15 },
  { borrower: '211060', supplier: '211010', name: 'backVeryLate', daysAgo: 5, settlement: 'unpaid' },
  { borrower: '211060', supplier: '211030', name: 'backLate', daysAgo: 9 },
  { borrower: '211060', supplier: '211020', name: 'damaged', daysAgo: 11 },
  { borrower: '211060', supplier: '211030', name: 'lostAndPaid', daysAgo: 3, settlement: 'unpaid' },
  { borrower: '211060', supplier: '211030', name: 'overdue', daysAgo: 38 },
  { borrower: '211070', supplier: '211080', name: 'backVeryLate', daysAgo: 7 },
]
