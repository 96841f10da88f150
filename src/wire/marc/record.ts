// A MARC record as it stands on the wire, in no dialect: CNMARC, UNIMARC, MARC21, danMARC2 alike.

export interface Subfield {
  code: string
  value: string
}

/** 001–009 and the alphabetic fields of some systems: one value, no subfields. */
export interface ControlField {
  tag: string
  value: string
}

/** A field with subfields; `indicators` has two characters, more where a leader says so. */
export interface DataField {
  tag: string
  indicators: string
  subfields: Subfield[]
}

export type Field = ControlField | DataField

/** `leader` has 24 characters (ISO 2709, clause 4.3); fields in the order of the record. */
export interface MarcRecord {
  leader: string
  fields: Field[]
}

/** Where in a file a record stands: the `index`-th from 0, beginning at `byteOffset`. */
export interface MarcPosition {
  index: number
  byteOffset: number
}

/** Why a record could not be read. The words for a person are in texts, not here. */
export type UnreadableReason =
  | 'tooLong'
  | 'notARecord'
  | 'badDirectory'
  | 'truncated'
  | 'notWellFormed'
  | 'tooDeep'
  | 'tooManyNodes'
  | 'doctypeRefused'

/**
 * What a reader had to put right by itself, so that an import can say so. `scriptUnread`: MARC-8 in a set without a
 * table here (EACC) stands as U+FFFD; `doubleEncoded`: UTF-8 encoded twice was read back.
 */
export type Repair =
  | 'directoryRepaired'
  | 'fieldLost'
  | 'charactersLost'
  | 'doubleEncoded'
  | 'scriptUnread'

export interface ReadRecord {
  position: MarcPosition
  /** As it came, with its terminator: for a list of what was not taken. */
  bytes: Uint8Array
  record: MarcRecord
  repairs: Repair[]
}

export interface UnreadableRecord {
  position: MarcPosition
  /** As it came; empty where it was too long to be kept. */
  bytes: Uint8Array
  reason: UnreadableReason
  detail: string
}

/** One step of reading a file: a record, or where and why there is none. */
export type MarcReading = ReadRecord | UnreadableRecord

/** Whether `field` has subfields. */
export const isDataField = (field: Field): field is DataField => 'subfields' in field

/** Every data field tagged `tag`, in order. */
export const dataFields = (record: MarcRecord, tag: string): DataField[] =>
  record.fields.filter((field): field is DataField => field.tag === tag && isDataField(field))

/** The value of the first control field `tag`; null when there is none. */
export function controlValue(record: MarcRecord, tag: string): string | null {
  const field = record.fields.find((field) => field.tag === tag && !isDataField(field))
  return field && !isDataField(field) ? field.value : null
}

/** The values of every subfield of `field` whose code is one of the characters of `codes`. */
export const values = (field: DataField, codes: string): string[] =>
  field.subfields.filter(({ code }) => codes.includes(code)).map(({ value }) => value)

/** The values of `$codes` in every field `tag`, in order: `subfields(record, '200', 'a')`. */
export const subfields = (record: MarcRecord, tag: string, codes: string): string[] =>
  dataFields(record, tag).flatMap((field) => values(field, codes))

/** The first of `subfields`; null when there is none. */
export const firstSubfield = (record: MarcRecord, tag: string, codes: string): string | null =>
  subfields(record, tag, codes)[0] ?? null
