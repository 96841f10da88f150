import { Select, TextArea } from '../../ui/forms/fields.tsx'
import { Block } from '../../ui/forms/form.tsx'
import { useWords } from '../../ui/page.tsx'
import { before, type Fields, type Options, options, type PartProps, Typed } from './typed.tsx'

/** What may be left out. */
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
