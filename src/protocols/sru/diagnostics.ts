/** The diagnostics of SRU that we give (info:srw/diagnostic/1), in the words of its list. */
export const diagnosticWords = {
  1: 'General system error',
  4: 'Unsupported operation',
  5: 'Unsupported version',
  6: 'Unsupported parameter value',
  7: 'Mandatory parameter not supplied',
  8: 'Unsupported parameter',
  10: 'Query syntax error',
  11: 'Unsupported query type',
  12: 'Too many characters in query',
  13: 'Invalid or unsupported use of parentheses',
  15: 'Unsupported context set',
  16: 'Unsupported index',
  18: 'Unsupported combination of indexes',
  19: 'Unsupported relation',
  20: 'Unsupported relation modifier',
  27: 'Empty term unsupported',
  28: 'Masking character not supported',
  31: 'Anchoring character not supported',
  36: 'Term in invalid format for index or relation',
  38: 'Too many boolean operators in query',
  39: 'Proximity not supported',
  46: 'Unsupported boolean modifier',
  50: 'Result sets not supported',
  61: 'First record position out of range',
  66: 'Unknown schema for retrieval',
  67: 'Record not available in this schema',
  71: 'Unsupported record packing',
  72: 'XPath retrieval unsupported',
  80: 'Sort not supported',
  82: 'Unsupported sort sequence',
  84: 'Too many sort keys to sort',
  110: 'Stylesheets not supported',
  120: 'Response position out of range',
  121: 'Too many terms requested',
} as const
export type DiagnosticCode = keyof typeof diagnosticWords

export interface Diagnostic {
  code: DiagnosticCode
  /** What it is about: the parameter, the index, the place in the query. */
  details: string
}

export type Read<T> = { ok: true; value: T } | { ok: false; diagnostic: Diagnostic }

/** A value that was read. */
export const read = <T>(value: T): Read<T> => ({ ok: true, value })

/** Why nothing could be read. */
export const objection = (code: DiagnosticCode, details = '') => ({
  ok: false as const,
  diagnostic: { code, details: details.slice(0, 200) },
})
