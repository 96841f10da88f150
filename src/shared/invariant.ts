/** Stays on in production: a broken promise of the house is a fault, never an answer. */
export function invariant(holds: unknown, promise: string): asserts holds {
  if (!holds) throw new Error(`broken promise: ${promise}`)
}
