import {
  type DataField,
  dataFields,
  type Field,
  isDataField,
  type MarcRecord,
  values,
} from '../../wire/marc/record.ts'

/**
 * `record` with each romanised field replaced by the 880 field that repeats it in its own script
 * (MARC21, Appendix A, $6): what Chinese readers want to see. An 880 that is the romanised one of
 * the pair changes nothing; an 880 that repeats no field stands under the tag it names.
 */
export function inOriginalScript(record: MarcRecord): MarcRecord {
  const linked = dataFields(record, '880').flatMap((field) => {
    const link = linkOf(field)
    return link ? [{ ...link, field: { ...field, tag: link.tag } }] : []
  })
  if (linked.length === 0) return record

  const used = new Set<DataField>()
  const shown = record.fields
    .filter(({ tag }) => tag !== '880')
    .map((field): Field => {
      const occurrence = isDataField(field) ? linkOf(field)?.occurrence : undefined
      const pair = linked.find((link) => link.tag === field.tag && link.occurrence === occurrence)
      if (pair) used.add(pair.field)
      return pair && isOriginal(pair.field) ? pair.field : field
    })
  const alone = linked.filter(({ field }) => !used.has(field)).map(({ field }) => field)
  return { ...record, fields: [...shown, ...alone] }
}

interface Link {
  tag: string
  /** Which pair it is; `00` says there is no other half. */
  occurrence: string
}

function linkOf(field: DataField): Link | null {
  const [, tag, occurrence] = /^(\w{3})-(\d\d)/.exec(values(field, '6')[0] ?? '') ?? []
  return tag && occurrence ? { tag, occurrence } : null
}

/** A letter outside the Latin script makes a field the original one. */
const isOriginal = (field: DataField) =>
  field.subfields.some(
    ({ code, value }) => code !== '6' && /[^\P{L}\p{Script=Latin}\p{Script=Common}]/u.test(value),
  )
