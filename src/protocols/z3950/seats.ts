export interface SeatLimits {
  sessionsMax: number
  sessionsPerAddressMax: number
}

/** Whether a newcomer has a seat, and who of the crowd leaves for it. */
export interface Seat<Client> {
  taken: boolean
  leaves?: Client
}

/**
 * Who is served at once. So many have a seat, of each address so many; where all are taken, whoever comes from where
 * fewer sit gets that of the crowd's quietest, so that nobody who only sits there keeps others out.
 */
export class Seats<Client> {
  /** Those who have been quiet longest first. */
  readonly #seated = new Map<Client, string>()
  readonly #limits: SeatLimits

  constructor(limits: SeatLimits) {
    this.#limits = limits
  }

  all(): Client[] {
    return [...this.#seated.keys()]
  }

  take(client: Client, address: string): Seat<Client> {
    const byAddress = Map.groupBy(this.#seated.keys(), (other) => this.#seated.get(other)!)
    const own = byAddress.get(address)?.length ?? 0
    const { sessionsMax, sessionsPerAddressMax } = this.#limits
    if (own >= sessionsPerAddressMax) return { taken: false }
    if (this.#seated.size < sessionsMax) {
      this.#seated.set(client, address)
      return { taken: true }
    }
    const [crowd = []] = [...byAddress.values()].sort((one, other) => other.length - one.length)
    const [quietest] = crowd
    if (quietest === undefined || crowd.length <= own + 1) return { taken: false }
    this.leave(quietest)
    this.#seated.set(client, address)
    return { taken: true, leaves: quietest }
  }

  /** Has said something just now. */
  stir(client: Client): void {
    const address = this.#seated.get(client)
    if (address === undefined) return
    this.#seated.delete(client)
    this.#seated.set(client, address)
  }

  leave(client: Client): void {
    this.#seated.delete(client)
  }
}
