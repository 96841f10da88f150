/** The only clock of the house; tests and drills bring their own. */
export interface Clock {
  /** The present instant. */
  now(): Temporal.Instant
}

/** Due dates and opening hours are Beijing's, wherever the server stands (domain.md §4). */
export const timeZone = 'Asia/Shanghai'

/** The machine's clock. Used by main.ts only. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** The calendar day in Beijing at an instant. */
export const dayOf = (at: Temporal.Instant): Temporal.PlainDate =>
  at.toZonedDateTimeISO(timeZone).toPlainDate()

/** The instant at which a day begins in Beijing. */
export const startOfDay = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime(timeZone).toInstant()
