interface Ask<T> {
  answer: Promise<T>
  stop: AbortController
  readers: number
  ended: boolean
}

/**
 * The same question to the same target, asked by several readers within some seconds, is asked once. Whoever leaves
 * early leaves the others their answer; when all have left, the asking ends. An answer is kept for `keepMs`.
 */
export class SharedAsks<T> {
  readonly #asks = new Map<string, Ask<T>>()

  /** The answer to `key`, from whoever asked first; `leaving` is this reader's own going away. */
  ask(
    key: string,
    keepMs: (answer: T) => number,
    { start, leaving }: { start: (stop: AbortSignal) => Promise<T>; leaving: AbortSignal },
  ): Promise<T> {
    const ask = this.#asks.get(key) ?? this.#begin(key, keepMs, start)
    ask.readers++
    const leave = () => {
      ask.readers--
      if (ask.readers > 0 || ask.ended) return
      ask.stop.abort(leaving.reason)
      if (this.#asks.get(key) === ask) this.#asks.delete(key)
    }
    if (leaving.aborted) leave()
    else {
      leaving.addEventListener('abort', leave, { once: true })
      const stay = () => leaving.removeEventListener('abort', leave)
      ask.answer.then(stay, stay)
    }
    return ask.answer
  }

  #begin(
    key: string,
    keepMs: (answer: T) => number,
    start: (stop: AbortSignal) => Promise<T>,
  ): Ask<T> {
    const stop = new AbortController()
    const ask: Ask<T> = { answer: start(stop.signal), stop, readers: 0, ended: false }
    this.#asks.set(key, ask)
    const forget = () => {
      if (this.#asks.get(key) === ask) this.#asks.delete(key)
    }
    ask.answer
      .then((answer) => setTimeout(forget, keepMs(answer)).unref(), forget)
      .finally(() => {
        ask.ended = true
      })
    return ask
  }
}
