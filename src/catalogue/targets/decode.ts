import { readMarc } from '../../wire/marc/read.ts'
import type { MarcRecord } from '../../wire/marc/record.ts'
import type { AskedRecord } from '../sources/asked.ts'
import type { SourceProfile } from '../sources/profile.ts'

/** The record that came from a target, in the charset of its profile; null where it is no MARC, or damaged. */
export async function readAsked(
  { bytes, syntax }: Pick<AskedRecord, 'bytes' | 'syntax'>,
  charset: SourceProfile['recordCharset'],
): Promise<MarcRecord | null> {
  if (syntax === 'sutrs') return null
  for await (const reading of readMarc(once(bytes), charset))
    return 'record' in reading ? reading.record : null
  return null
}

async function* once(bytes: Uint8Array) {
  yield bytes
}
