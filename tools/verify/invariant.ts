/** A truth that holds in every database of the house, and how to find what breaks it. */
export interface Invariant {
  id: string
  /** The promise or decision that asks for it. */
  promise: string
  zh: string
  en: string
  /** One column: the name of each row that breaks it. */
  sql: string
}
