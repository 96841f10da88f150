/**
 * The life of a loan. One row is one thing that can happen; nothing else moves a request.
 * Authority: domain.md §3.1 (rows L0–L12, X1–X3), there with its seeds; ISO 18626 names as printed.
 */

/** Who may do something to a request, seen from the request. */
export type Role = 'reader' | 'requestingLibrary' | 'supplyingLibrary' | 'centre' | 'system'

/** What must be written with the change, in the same transaction. Telling people is a job (notices/). */
export type Effect =
  | 'offerToNextSupplier' // the next of the rota is asked, or the request ends
  | 'noteCancelAsked'
  | 'clearCancelAsked'
  | 'answerOffer' // the present offer gets its answer, reason and time
  | 'recordItem' // which copy is out, by its barcode
  | 'freezeTariff' // the rules of the day of asking, for the lender who really lends (R18)
  | 'chargeLogistics' // 20 元/本 to the centre (S1)
  | 'holdForPickup'
  | 'holdDeposit' // R20: 100 元 at pick-up, where the library takes one
  | 'setDueDate'
  | 'chargeHandOver' // the line in 帐务日志, also when it is 0 (S2)
  | 'shortenDueDate'
  | 'extendDueDate'
  | 'chargeFine' // the fine stands as it is on this day (R18)
  | 'releaseDeposit' // R20: back after the book is back
  | 'chargeCompensation' // what the lender asks for a lost or damaged book (R18)
  | 'offsetDeposit' // what of it the deposit covers (domain.md §5)
  | 'closeItem'
  | 'countLoan'

type Row = readonly [string, string, readonly Role[], string, readonly Effect[]]

const lender = ['supplyingLibrary'] as const
const borrower = ['requestingLibrary'] as const
const reader = ['reader'] as const
const clock = ['system'] as const
const lenderOrCentre = ['supplyingLibrary', 'centre'] as const
const eitherLibrary = ['requestingLibrary', 'supplyingLibrary'] as const

// biome-ignore format: a table
export const loanLifecycle = [
  // in state          action            who may          becomes                  and with it
  ['submitted',        'cancel',         reader,          'cancelled',             ['answerOffer']],
  ['submitted',        'askToCancel',    reader,          'submitted',             ['noteCancelAsked']],
  ['submitted',        'agreeToCancel',  lender,          'cancelled',             ['answerOffer']],
  ['submitted',        'declineToCancel', lender,         'submitted',             ['clearCancelAsked']],
  ['submitted',        'accept',         lender,          'willSupply',            ['answerOffer']],
  ['submitted',        'refuse',         lender,          'forwarded',             ['answerOffer', 'offerToNextSupplier']],
  ['submitted',        'forward',        lenderOrCentre,  'forwarded',             ['answerOffer', 'offerToNextSupplier']],
  ['submitted',        'letLapse',       clock,           'forwarded',             ['answerOffer', 'offerToNextSupplier']],
  ['submitted',        'remind',         clock,           'submitted',             []],

  ['forwarded',        'offer',          clock,           'submitted',             []],
  ['forwarded',        'exhaust',        clock,           'unfilled',              []],
  ['forwarded',        'expire',         clock,           'expired',               []],
  ['forwarded',        'remind',         clock,           'forwarded',             []],

  ['willSupply',       'cancel',         reader,          'cancelled',             ['answerOffer']],
  ['willSupply',       'askToCancel',    reader,          'willSupply',            ['noteCancelAsked']],
  ['willSupply',       'agreeToCancel',  lender,          'cancelled',             ['answerOffer']],
  ['willSupply',       'declineToCancel', lender,         'willSupply',            ['clearCancelAsked']],
  ['willSupply',       'fill',           lender,          'filled',                ['answerOffer', 'recordItem', 'freezeTariff']],
  ['willSupply',       'refuse',         lender,          'forwarded',             ['answerOffer', 'offerToNextSupplier']],
  ['willSupply',       'remind',         clock,           'willSupply',            []],

  ['filled',           'collect',        lender,          'inTransit',             []],
  ['filled',           'receive',        borrower,        'awaitingPickup',        ['chargeLogistics', 'holdForPickup']],
  ['filled',           'remind',         clock,           'filled',                []],

  ['inTransit',        'receive',        borrower,        'awaitingPickup',        ['chargeLogistics', 'holdForPickup']],
  ['inTransit',        'reportLost',     eitherLibrary,   'lost',                  []],
  ['inTransit',        'remind',         clock,           'inTransit',             []],

  ['awaitingPickup',   'handOver',       borrower,        'withReader',            ['holdDeposit', 'setDueDate', 'chargeHandOver']],
  ['awaitingPickup',   'notifyAgain',    borrower,        'awaitingPickup',        []],
  ['awaitingPickup',   'letHoldLapse',   clock,           'returned',              []],

  ['withReader',       'takeBack',       borrower,        'returned',              ['chargeFine', 'releaseDeposit']],
  ['withReader',       'renew',          reader,          'withReader',            ['extendDueDate']],
  ['withReader',       'recall',         lender,          'recalled',              ['shortenDueDate']],
  ['withReader',       'reportLost',     borrower,        'lost',                  ['chargeFine']],
  ['withReader',       'becomeOverdue',  clock,           'overdue',               []],

  ['recalled',         'takeBack',       borrower,        'returned',              ['chargeFine', 'releaseDeposit']],
  ['recalled',         'reportLost',     borrower,        'lost',                  ['chargeFine']],
  ['recalled',         'becomeOverdue',  clock,           'overdue',               []],

  ['overdue',          'takeBack',       borrower,        'returned',              ['chargeFine', 'releaseDeposit']],
  ['overdue',          'reportLost',     borrower,        'lost',                  ['chargeFine']],
  ['overdue',          'remind',         clock,           'overdue',               []],

  ['returned',         'shipBack',       borrower,        'shippedReturn',         []],
  ['returned',         'checkIn',        lender,          'completed',             ['closeItem', 'countLoan']],
  ['returned',         'checkInDamaged', lender,          'completed',             ['chargeCompensation', 'closeItem', 'countLoan']],
  ['returned',         'remind',         clock,           'returned',              []],

  ['shippedReturn',    'checkIn',        lender,          'completed',             ['closeItem', 'countLoan']],
  ['shippedReturn',    'checkInDamaged', lender,          'completed',             ['chargeCompensation', 'closeItem', 'countLoan']],
  ['shippedReturn',    'reportLost',     eitherLibrary,   'lost',                  []],
  ['shippedReturn',    'remind',         clock,           'shippedReturn',         []],

  ['lost',             'reportFound',    borrower,        'returned',              ['releaseDeposit']],
  ['lost',             'settleLoss',     lender,          'completedWithoutReturn', ['releaseDeposit', 'chargeCompensation', 'offsetDeposit', 'closeItem']],
  ['lost',             'remind',         clock,           'lost',                  []],
] as const satisfies readonly Row[]

export type State = (typeof loanLifecycle)[number][0 | 3]
export type Action = (typeof loanLifecycle)[number][1] | 'submit'

/** The seven words of a reader's timeline, and the words for an end without a book (screens.md §5). */
export const timelineWords = [
  'submitted',
  'inProcess',
  'inTransit',
  'awaitingPickup',
  'onLoan',
  'returning',
  'completed',
] as const
export type ReaderWord =
  | (typeof timelineWords)[number]
  | 'unfilled'
  | 'cancelled'
  | 'expired'
  | 'lost'

/** ISO 18626 status, closed code list v1.2. */
type IsoStatus =
  | 'RequestReceived'
  | 'ExpectToSupply'
  | 'WillSupply'
  | 'Loaned'
  | 'Overdue'
  | 'Recalled'
  | 'Unfilled'
  | 'LoanCompleted'
  | 'CompletedWithoutReturn'
  | 'Cancelled'

export interface StateFacts {
  iso: IsoStatus
  readerWord: ReaderWord
  /** Counts against maxOutstanding; stops at 归还借入馆 (domain.md §9.1). */
  outstanding: boolean
  /** Whose turn it is; null when it has ended. */
  holder: 'reader' | 'requestingLibrary' | 'supplyingLibrary' | 'courier' | null
  /** 馆际互借申请已满足: the fulfilment result beside the service state (domain.md §2.8). */
  result: 'open' | 'filled' | 'unfilled'
}

// biome-ignore format: a table
export const loanStates: Record<State, StateFacts> = {
  submitted:              { iso: 'RequestReceived',        readerWord: 'submitted',      outstanding: true,  holder: 'supplyingLibrary',  result: 'open' },
  forwarded:              { iso: 'ExpectToSupply',         readerWord: 'inProcess',      outstanding: true,  holder: 'supplyingLibrary',  result: 'open' },
  willSupply:             { iso: 'WillSupply',             readerWord: 'inProcess',      outstanding: true,  holder: 'supplyingLibrary',  result: 'open' },
  filled:                 { iso: 'WillSupply',             readerWord: 'inProcess',      outstanding: true,  holder: 'supplyingLibrary',  result: 'filled' },
  inTransit:              { iso: 'Loaned',                 readerWord: 'inTransit',      outstanding: true,  holder: 'courier',           result: 'filled' },
  awaitingPickup:         { iso: 'Loaned',                 readerWord: 'awaitingPickup', outstanding: true,  holder: 'reader',            result: 'filled' },
  withReader:             { iso: 'Loaned',                 readerWord: 'onLoan',         outstanding: true,  holder: 'reader',            result: 'filled' },
  recalled:               { iso: 'Recalled',               readerWord: 'onLoan',         outstanding: true,  holder: 'reader',            result: 'filled' },
  overdue:                { iso: 'Overdue',                readerWord: 'onLoan',         outstanding: true,  holder: 'reader',            result: 'filled' },
  returned:               { iso: 'Loaned',                 readerWord: 'returning',      outstanding: false, holder: 'requestingLibrary', result: 'filled' },
  shippedReturn:          { iso: 'Loaned',                 readerWord: 'returning',      outstanding: false, holder: 'courier',           result: 'filled' },
  completed:              { iso: 'LoanCompleted',          readerWord: 'completed',      outstanding: false, holder: null,                result: 'filled' },
  lost:                   { iso: 'Loaned',                 readerWord: 'lost',           outstanding: true,  holder: 'supplyingLibrary',  result: 'filled' },
  completedWithoutReturn: { iso: 'CompletedWithoutReturn', readerWord: 'lost',           outstanding: false, holder: null,                result: 'filled' },
  cancelled:              { iso: 'Cancelled',              readerWord: 'cancelled',      outstanding: false, holder: null,                result: 'unfilled' },
  unfilled:               { iso: 'Unfilled',               readerWord: 'unfilled',       outstanding: false, holder: null,                result: 'unfilled' },
  expired:                { iso: 'Unfilled',               readerWord: 'expired',        outstanding: false, holder: null,                result: 'unfilled' },
}

/** Why a lender cannot supply: ISO 18626 reasonUnfilled and reasonRetry codes (domain.md §7). */
export const refusalReasons = [
  'OnLoan',
  'NotOnShelf',
  'NotHeld',
  'NonCirculating',
  'NotAvailableForILL',
  'PolicyProblem',
  'PoorCondition',
  'NotFoundAsCited',
  'QuotaFull',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Whether `said` is a reason of the list; any other word would be shown and told to people as it stands. */
export const isRefusalReason = (said: string): said is RefusalReason =>
  (refusalReasons as readonly string[]).includes(said)

/** What an action asks of the person who takes it. */
export type Need = (typeof needs)[number]
export const needs = [
  'reason',
  'barcode',
  'note',
  'library',
  'condition',
  'amount',
  'deposit',
] as const

/** Inputs, where an action has any; the first that is listed in a state for a role is its primary one. */
export const actionNeeds: Partial<Record<Action, readonly Need[]>> = {
  refuse: ['reason', 'note'],
  fill: ['barcode'],
  forward: ['library', 'note'],
  handOver: ['deposit'],
  takeBack: ['condition'],
  checkInDamaged: ['condition', 'amount', 'note'],
  recall: ['note'],
  askToCancel: ['note'],
  declineToCancel: ['note'],
  reportLost: ['note'],
  settleLoss: ['amount', 'note'],
}

/** The one right thing to do next in a state, for the role whose turn it is: Enter and the scanner do it. */
export const primaryActions: Partial<Record<State, Partial<Record<Role, Action>>>> = {
  submitted: { supplyingLibrary: 'accept', reader: 'cancel' },
  willSupply: { supplyingLibrary: 'fill' },
  filled: { supplyingLibrary: 'collect', requestingLibrary: 'receive' },
  inTransit: { requestingLibrary: 'receive' },
  awaitingPickup: { requestingLibrary: 'handOver' },
  withReader: { requestingLibrary: 'takeBack' },
  recalled: { requestingLibrary: 'takeBack' },
  overdue: { requestingLibrary: 'takeBack' },
  returned: { requestingLibrary: 'shipBack', supplyingLibrary: 'checkIn' },
  shippedReturn: { supplyingLibrary: 'checkIn' },
  lost: { supplyingLibrary: 'settleLoss', requestingLibrary: 'reportFound' },
}

export const states = Object.keys(loanStates) as State[]
/** States from which nothing leads on. */
export const terminalStates = states.filter((state) => loanStates[state].holder === null)
/** States that count against a reader's quota. */
export const outstandingStates = states.filter((state) => loanStates[state].outstanding)
/** States in which the book is in the reader's hands (借阅中): a day late is a day more to pay. */
export const inHandStates = states.filter((state) => loanStates[state].readerWord === 'onLoan')
