import { chineseFields } from './marc-chinese.ts'
import { foreignFields } from './marc-foreign.ts'
import type { MarcOptions, MarcRecord } from './marc-record.ts'
import type { Work } from './works.ts'

export type { HoldingForMarc, MarcOptions, MarcRecord } from './marc-record.ts'

/** 24 characters; ISO 2709 fills in the lengths when it writes. Position 6: a text, c score. */
const cnmarcLeader = (kind: 'a' | 'c') => `00000n${kind}m0 2200000   450 `
const marc21Leader = (kind: 'a' | 'c') => `00000n${kind}m a2200000 a 4500`

/**
 * The record of one edition: CNMARC with holdings in 905 for a work in Chinese, MARC 21 with
 * holdings in 852 for any other. Fields stand in the order of their tags.
 */
export function workToMarc(work: Work, options: MarcOptions): MarcRecord {
  const kind = work.authors.some(({ role }) => role === '曲') ? 'c' : 'a'
  return work.language === 'chi'
    ? { leader: cnmarcLeader(kind), fields: chineseFields(work, options) }
    : { leader: marc21Leader(kind), fields: foreignFields(work, options) }
}
