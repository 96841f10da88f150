import type { WrittenCharset } from '../../wire/marc/iso2709.ts'
import type { Diagnostic } from '../../wire/z3950/records.ts'
import type { ServedSession } from './session.ts'

/**
 * The one catalogue under its names, in small letters. Clients that cannot negotiate ask the twin in GB18030, as other
 * Chinese targets have one; null is what the session agreed on, else UTF-8.
 */
const databases: Record<string, WrittenCharset | null> = {
  default: null,
  hutong: null,
  'hutong-utf8': 'utf-8',
  'hutong-gb18030': 'gb18030',
}

/** The charset of the databases named; 235 for one that there is not, 23 for two that differ. */
export function charsetOfDatabases(
  names: readonly string[],
): { ok: true; charset: WrittenCharset | null } | { ok: false; diagnostic: Diagnostic } {
  const unknown = names.find((name) => !Object.hasOwn(databases, name.toLowerCase()))
  if (unknown !== undefined || names.length === 0)
    return { ok: false, diagnostic: { code: 235, addition: unknown ?? '' } }
  const found = new Set(names.map((name) => databases[name.toLowerCase()]!))
  if (found.size > 1) return { ok: false, diagnostic: { code: 23, addition: names.join(' ') } }
  return { ok: true, charset: [...found][0]! }
}

/** How the bytes of a term are read: as agreed, as the database has them, else UTF-8 where they are that. */
export function termDecoder(
  session: ServedSession,
  database: WrittenCharset | null,
): (bytes: Uint8Array) => string {
  const charset = session.charset ?? database
  return (bytes) => {
    if (charset !== 'gb18030') {
      const text = asUtf8(bytes)
      if (text !== null) return text
    }
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
