import { isDataField, type MarcRecord } from '../../wire/marc/record.ts'

/** Stands before each subfield's code, as Chinese catalogues print it. */
const subfieldMark = '▼'

export interface MarcLine {
  tag: string
  /** Blank for control fields. */
  indicators: string
  value: string
}

/** 机读格式: one line for each field of `marc`, `▼a往事与随想▼f赫尔岑著`, in the order of the record. */
export const marcLines = ({ fields }: Partial<MarcRecord>): MarcLine[] =>
  (fields ?? []).map((field) =>
    isDataField(field)
      ? {
          tag: field.tag,
          indicators: field.indicators,
          value: field.subfields.map(({ code, value }) => subfieldMark + code + value).join(''),
        }
      : { tag: field.tag, indicators: '', value: field.value },
  )
