import { chineseFields } from './marc-chinese.ts'
import { foreignFields } from './marc-foreign.ts'
import type { MarcOptions, MarcRecord } from './marc-record.ts'
import type { Work } from './works.ts'

export type { HoldingForMarc, MarcOptions, MarcRecord } from './marc-record.ts'

/** ISO 2709 places lengths in the leader when it writes; here they stand as zeros. */
const CNMARC_LEADER = '00000nam0 2200000   450 '
const MARC21_LEADER = '00000nam a2200000 a 4500'

/**
 * The record of one edition: CNMARC with holdings in 905 for a work in Chinese, MARC 21 with
 * holdings in 852 for any other. Fields stand in the order of their tags.
 */
export function workToMarc(work: Work, options: MarcOptions): MarcRecord {
  const chinese = work.language === 'chi'
  const fields = chinese ? chineseFields(work, options) : foreignFields(work, options)
  return { leader: chinese ? CNMARC_LEADER : MARC21_LEADER, fields }
}
