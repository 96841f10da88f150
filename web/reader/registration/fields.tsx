import type { Registration } from '../../../src/readers/shapes.ts'
import { Select, TextField } from '../../ui/forms/fields.tsx'
import { Block } from '../../ui/forms/form.tsx'
import { useWords } from '../../ui/page.tsx'
import { before, options, type PartProps, Typed } from './typed.tsx'

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
