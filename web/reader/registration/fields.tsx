import type { ComponentProps } from 'react'
import type { Views } from '../../../src/pages/views.ts'
import type { Registration } from '../../../src/readers/shapes.ts'
import { Select, TextArea, TextField } from '../../ui/forms/fields.tsx'
import { Block } from '../../ui/forms/form.tsx'
import { useWords } from '../../ui/page.tsx'

type Fields = Omit<Registration, 'libraryCode' | 'copyrightVersion'>
type Options = readonly (readonly [string, string])[]

interface PartProps {
  data: Views['reader/register']
}

/** What a refused registration said before; empty for a new one. */
const before = ({ refused }: PartProps['data'], field: keyof Fields & keyof Profile): string =>
  refused?.profile[field] ?? ''
type Profile = NonNullable<PartProps['data']['refused']>['profile']

/** A list of words as options, in the order they are written; a value without words does not compile. */
const options = <Value extends string>(words: Readonly<Record<Value, string>>): Options =>
  Object.entries<string>(words)

type TypedName = keyof Fields & keyof Profile & keyof Words
type Words = ReturnType<typeof useWords>['reader']['register']

type TypedProps = Omit<ComponentProps<typeof TextField>, 'label' | 'defaultValue'> & PartProps

/** One line to be typed, with its label and what stood there before. */
function Typed({ data, name, ...field }: TypedProps & { name: TypedName }) {
  const words = useWords().reader.register
  return <TextField label={words[name]} name={name} defaultValue={before(data, name)} {...field} />
}

export function Who({ data }: PartProps) {
  const { register: words, readerTypes, documentTypes } = useWords().reader
  return (
    <Block title={words.who}>
      <div className="grid">
        <Typed data={data} name="name" hint={words.nameHint} autoComplete="name" required />
        <Select
          label={words.readerType}
          name="readerType"
          options={options<Registration['readerType']>(readerTypes)}
          defaultValue={before(data, 'readerType') || 'undergraduate'}
          required
        />
        <Select
          label={words.documentType}
          name="documentType"
          options={options<Registration['documentType']>(documentTypes)}
          defaultValue={before(data, 'documentType') || 'campusCard'}
          required
        />
        <Typed
          data={data}
          name="documentNumber"
          hint={words.documentHint}
          counter={{ limit: 14, unit: 'letters' }}
          required
        />
      </div>
    </Block>
  )
}

export function Account({ data }: PartProps) {
  const words = useWords().reader.register
  const { passwordMin: min, passwordMax: max } = data
  return (
    <Block title={words.account}>
      <div className="grid">
        <Typed
          data={data}
          name="login"
          hint={words.loginHint}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          wide
        />
        <TextField
          label={words.password}
          hint={words.passwordHint({ min, max })}
          name="password"
          type="password"
          autoComplete="new-password"
          counter={{ limit: max, unit: 'letters' }}
          required
        />
        <TextField
          label={words.passwordAgain}
          name="passwordAgain"
          type="password"
          autoComplete="new-password"
          required
        />
      </div>
    </Block>
  )
}

export function Reach({ data }: PartProps) {
  const words = useWords().reader.register
  return (
    <Block title={words.reach}>
      <div className="grid">
        <Typed data={data} name="phone" type="tel" autoComplete="tel" required />
        <Typed
          data={data}
          name="email"
          hint={words.emailHint}
          type="email"
          autoComplete="email"
          required
        />
        <Typed
          data={data}
          name="address"
          autoComplete="street-address"
          counter={{ limit: 200, unit: 'width' }}
          wide
        />
        <Typed data={data} name="postcode" autoComplete="postal-code" inputMode="numeric" />
      </div>
    </Block>
  )
}

export function More({ data }: PartProps) {
  const { register: words, ...lists } = useWords().reader
  const unset: Options = [['', words.unset]]
  const choices = [
    ['paymentMethod', words.paymentMethod, options<Fields['paymentMethod']>(lists.paymentMethods)],
    ['sex', words.sex, [...unset, ...options<Exclude<Fields['sex'], ''>>(lists.sexes)]],
    [
      'jobTitle',
      words.jobTitle,
      [...unset, ...options<Exclude<Fields['jobTitle'], ''>>(lists.jobTitles)],
    ],
    [
      'education',
      words.education,
      [...unset, ...options<Exclude<Fields['education'], ''>>(lists.educations)],
    ],
  ] as const
  return (
    <Block title={words.more}>
      <div className="grid">
        <Typed data={data} name="department" />
        {choices.map(([name, label, list]) => (
          <Select
            key={name}
            name={name}
            label={label}
            options={list}
            defaultValue={before(data, name)}
          />
        ))}
        <Typed data={data} name="bornOn" type="date" autoComplete="bday" />
        <TextArea
          label={words.remark}
          name="remark"
          counter={{ limit: 100, unit: 'width' }}
          defaultValue={before(data, 'remark')}
          wide
        />
      </div>
    </Block>
  )
}
