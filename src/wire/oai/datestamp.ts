/** How fine the datestamps of a source are (OAI-PMH §3.3.1). */
export type Granularity = 'day' | 'second'

/** An instant as a source of that granularity writes it, in UTC; days are rounded so that nothing is left out. */
export const datestampOf = (at: Temporal.Instant, granularity: Granularity): string => {
  const utc = at.toZonedDateTimeISO('UTC')
  return granularity === 'day'
    ? utc.toPlainDate().toString()
    : utc.round({ smallestUnit: 'second', roundingMode: 'floor' }).toInstant().toString()
}
