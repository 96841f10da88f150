import type { CounterMethod } from './shapes.ts'

/** Whose money an account tells of. `home` is a reader at her own library. */
type Owner = 'home' | 'library' | 'nobody'

/**
 * The accounts of the house. An amount above 0 is a debit. `floor` says what the database does not let a balance do
 * (migrations/0033): nobody pays more than she owes, gets back a deposit that is not there, or empties a till twice.
 */
// biome-ignore format: a table
export const accountKinds = {
  //                 whose                 its balance never goes
  readerReceivable:  { owner: 'home',    floor: 'belowZero' }, // what a reader owes her library
  readerDeposit:     { owner: 'home',    floor: 'aboveZero' }, // deposit that she may have back at any time
  readerDepositHeld: { owner: 'home',    floor: 'aboveZero' }, // deposit that a loan or a card holds
  libraryCash:       { owner: 'library', floor: 'belowZero' }, // what lies in the till of its counter
  libraryBank:       { owner: 'library', floor: null },        // cards, and cash that was taken to the bank
  libraryPays:       { owner: 'library', floor: null },        // what the library bears
  libraryReceives:   { owner: 'library', floor: null },        // fines, compensation and travel that are due to it
  centrePays:        { owner: 'nobody',  floor: null },        // what the centre bears: the subsidies
  courier:           { owner: 'nobody',  floor: null },        // what is due to the logistics firm
  supplier:          { owner: 'library', floor: null },        // what is due to 国图, CASHL, a holder of documents
} as const satisfies Record<string, { owner: Owner; floor: 'belowZero' | 'aboveZero' | null }>
export type LedgerAccountKind = keyof typeof accountKinds

/** Who an account belongs to; the centre's and the courier's belong to nobody in particular. */
export interface LedgerAccount {
  kind: LedgerAccountKind
  readerId?: number
  libraryId?: number
}

/** A reader and the library at which she is registered: whose counter she pays at. */
export interface HomeReader {
  readerId: number
  libraryId: number
}

export const centrePays: LedgerAccount = { kind: 'centrePays' }
export const courier: LedgerAccount = { kind: 'courier' }
export const readerReceivable = ({ readerId, libraryId }: HomeReader): LedgerAccount => ({
  kind: 'readerReceivable',
  readerId,
  libraryId,
})
export const readerDeposit = ({ readerId, libraryId }: HomeReader): LedgerAccount => ({
  kind: 'readerDeposit',
  readerId,
  libraryId,
})
export const readerDepositHeld = ({ readerId, libraryId }: HomeReader): LedgerAccount => ({
  kind: 'readerDepositHeld',
  readerId,
  libraryId,
})
export const libraryPays = (libraryId: number): LedgerAccount => ({
  kind: 'libraryPays',
  libraryId,
})
export const libraryReceives = (libraryId: number): LedgerAccount => ({
  kind: 'libraryReceives',
  libraryId,
})
export const supplier = (libraryId: number): LedgerAccount => ({ kind: 'supplier', libraryId })

export const libraryCash = (libraryId: number): LedgerAccount => ({
  kind: 'libraryCash',
  libraryId,
})

/** Where money lies that crossed a counter: in its till, or at the bank. */
export const tillOf = (method: CounterMethod, libraryId: number): LedgerAccount => ({
  kind: method === 'cash' ? 'libraryCash' : 'libraryBank',
  libraryId,
})
