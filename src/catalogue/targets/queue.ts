/** A place at a target; `leave` gives it to the next. */
export interface Turn {
  leave(): void
}

interface Waiting {
  asker: string
  come: (turn: Turn | null) => void
}

/**
 * Who may ask one target now. At most `sessionsMax` at once, as its library allows; the others wait, at most `queueMax`
 * of them; next is whoever has the fewest asks there, so that one who asks ten things does not stand before ten others.
 */
export class TargetQueue {
  readonly #running = new Map<string, number>()
  #waiting: Waiting[] = []
  #taken = 0

  /** A turn, at once or later; null when the queue is full, or `signal` ended the waiting. */
  turn(
    asker: string,
    limits: { sessionsMax: number; queueMax: number },
    signal: AbortSignal,
  ): Promise<Turn | null> {
    if (signal.aborted) return Promise.resolve(null)
    if (this.#taken < limits.sessionsMax) return Promise.resolve(this.#take(asker))
    if (this.#waiting.length >= limits.queueMax) return Promise.resolve(null)
    const { promise, resolve } = Promise.withResolvers<Turn | null>()
    const waiting: Waiting = { asker, come: resolve }
    this.#waiting.push(waiting)
    const give = () => {
      this.#waiting = this.#waiting.filter((other) => other !== waiting)
      resolve(null)
    }
    signal.addEventListener('abort', give, { once: true })
    return promise.finally(() => signal.removeEventListener('abort', give))
  }

  #take(asker: string): Turn {
    this.#taken++
    this.#running.set(asker, (this.#running.get(asker) ?? 0) + 1)
    let left = false
    return {
      leave: () => {
        if (left) return
        left = true
        this.#taken--
        const running = (this.#running.get(asker) ?? 1) - 1
        if (running > 0) this.#running.set(asker, running)
        else this.#running.delete(asker)
        this.#next()
      },
    }
  }

  #next() {
    const running = ({ asker }: Waiting) => this.#running.get(asker) ?? 0
    const [next] = [...this.#waiting].sort((a, b) => running(a) - running(b))
    if (!next) return
    this.#waiting = this.#waiting.filter((other) => other !== next)
    next.come(this.#take(next.asker))
  }
}
