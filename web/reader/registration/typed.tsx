import type { ComponentProps } from 'react'
import type { Views } from '../../../src/pages/views.ts'
import type { Registration } from '../../../src/readers/shapes.ts'
import { TextField } from '../../ui/forms/fields.tsx'
import { useWords } from '../../ui/page.tsx'

/** What a registration asks for, beside the library and the agreement. */
export type Fields = Omit<Registration, 'libraryCode' | 'copyrightVersion'>
export type Options = readonly (readonly [string, string])[]

export interface PartProps {
  data: Views['reader/register']
}

/** What a refused registration said before; empty for a new one. */
export const before = (
  { refused }: PartProps['data'],
  field: keyof Fields & keyof Profile,
): string => refused?.profile[field] ?? ''
type Profile = NonNullable<PartProps['data']['refused']>['profile']

/** A list of words as options, in the order they are written; a value without words does not compile. */
export const options = <Value extends string>(words: Readonly<Record<Value, string>>): Options =>
  Object.entries<string>(words)

type TypedName = keyof Fields & keyof Profile & keyof Words
type Words = ReturnType<typeof useWords>['reader']['register']

type TypedProps = Omit<ComponentProps<typeof TextField>, 'label' | 'defaultValue'> & PartProps

/** One line to be typed, with its label and what stood there before. */
export function Typed({ data, name, ...field }: TypedProps & { name: TypedName }) {
  const words = useWords().reader.register
  return <TextField label={words[name]} name={name} defaultValue={before(data, name)} {...field} />
}
