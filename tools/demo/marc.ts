import { chineseFields } from './marc-chinese.ts'
import { foreignFields } from './marc-foreign.ts'
import type { MarcOptions, MarcRecord } from './marc-record.ts'
import type { Work } from './works.ts'

export type { HoldingForMarc, MarcOptions, MarcRecord } from './marc-record.ts'

/** 24 characters (ISO 2709, clause 4.3); the lengths in them are filled in when it is written. */
const CNMARC_LEADER = '00000nam0 2200000   450 '
const MARC21_LEADER = '00000nam a2200000 a 4500'

/**
 * The record of one edition: CNMARC with holdings in 905 for a work in Chinese, MARC 21 with
 * holdings in 852 for any other. Fields stand in the order of their tags.
 */
export function workToMarc(work: Work, options: MarcOptions): MarcRecord {
  return work.language === 'chi'
    ? { leader: CNMARC_LEADER, fields: chineseFields(work, options) }
    : { leader: MARC21_LEADER, fields: foreignFields(work, options) }
}
