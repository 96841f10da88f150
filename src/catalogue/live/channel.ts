/**
 * What several tell, for one who listens: `send` never waits, `received` gives one after another. An error that is sent
 * is thrown to the listener; when `leaving` is aborted the listening ends.
 */
export function channel<T extends object>() {
  const waiting: (T | Error)[] = []
  let wake = () => {}
  const send = (message: T | Error) => {
    waiting.push(message)
    wake()
  }
  async function* received(leaving: AbortSignal): AsyncGenerator<T> {
    leaving.addEventListener('abort', () => wake(), { once: true })
    while (!leaving.aborted) {
      const message = waiting.shift()
      if (message instanceof Error) throw message
      if (message) yield message
      else {
        const { promise, resolve } = Promise.withResolvers<void>()
        wake = resolve
        await promise
      }
    }
  }
  return { send, received }
}
