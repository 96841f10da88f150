const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' }
const escaped = /[\\\n\t\r]/

/** A value as COPY reads it in a line; null stands for none. */
export function copied(value: string | number | boolean | null): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return String(value)
  return escaped.test(value) ? value.replaceAll(/[\\\n\t\r]/g, (sign) => escapes[sign]!) : value
}

/** Bytes as a value of COPY, from their digits. */
export const copiedBytes = (hex: string): string => `\\\\x${hex}`

/** A list as a value of COPY. */
export const copiedList = (values: readonly (string | number)[]): string =>
  copied(
    `{${values.map((value) => (typeof value === 'number' ? value : quoted(value))).join(',')}}`,
  )

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`
