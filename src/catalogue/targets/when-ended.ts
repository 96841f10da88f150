/**
 * Answers `why` once `signal` is aborted, and never before: to race with what is waited for and may not hear the signal
 * itself.
 */
export function whenEnded<T>(signal: AbortSignal, why: () => T): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<T>()
  signal.addEventListener('abort', () => resolve(why()), { once: true })
  return promise
}
