import { type DataField, dataFields, type MarcRecord, values } from '../../wire/marc/record.ts'
import { type Format, fieldMaps, type Places } from './field-map.ts'
import { tidy, withoutIsbd } from './field-text.ts'

export interface Person {
  name: string
  /** 著, 译, 编 … as the record says; null when it does not. */
  role: string | null
  /** 一等责任者 (70X/71X but 702, 712; 1XX in MARC21); the others are added entries. */
  main: boolean
}

/** The persons and bodies of `record`, those with main responsibility first. */
export function personsOf(record: MarcRecord, format: Format): Person[] {
  const { mainPersons, addedPersons } = fieldMaps[format]
  const named = (places: Places, main: boolean) =>
    places.flatMap((place) =>
      dataFields(record, place.slice(0, 3)).map((field) => ({
        name: nameOf(field, place.slice(3), format),
        role: roleOf(field, format),
        main,
      })),
    )
  const persons = [...named(mainPersons, true), ...named(addedPersons, false)]
  return persons.filter(({ name }) => name !== '')
}

/** `Asimov` and `Isaac` become `Asimov, Isaac`: UNIMARC parts the forename, with or without a comma. */
function nameOf(field: DataField, codes: string, format: Format): string {
  if (format === 'marc21') return withoutIsbd(values(field, codes).join(' '))
  const parts = values(field, codes).map((part) => tidy(part).replace(/^[,，]\s*/, ''))
  return parts.filter(Boolean).join(', ')
}

function roleOf(field: DataField, format: Format): string | null {
  const role = format === 'cnmarc' ? values(field, '4')[0] : values(field, 'e4')[0]
  return withoutIsbd(role ?? '') || null
}
