/** What the log says of a fault. */
export interface LoggedFault {
  type: string
  message: string
  stack: string
  /** PostgreSQL's or the framework's code. */
  code?: string
  table?: string
  constraint?: string
  [more: string]: unknown
}

/** A fault as PostgreSQL or the framework throws it. */
type Failed = Error & { code?: string; table?: string; constraint?: string }

/**
 * A fault as it stands in the log: what failed and where. PostgreSQL's `detail` and `where` stay out, they show the
 * failing row, personal data included.
 */
export function faultForLog(error: Failed): LoggedFault {
  const { code, table, constraint } = error
  const { name: type, message, stack = '' } = error
  return { type, message, stack, code, table, constraint }
}
