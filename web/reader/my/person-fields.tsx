import type { Profile } from '../../../src/readers/shapes.ts'
import { Select, TextArea, TextField } from '../../ui/forms/fields.tsx'
import { useWords } from '../../ui/page.tsx'

/** 个人资料: what a reader may change of herself. */
export function PersonFields({ profile }: { profile: Profile }) {
  const { my, reader: lists } = useWords()
  const words = my.profile
  const optional = (table: Record<string, string>) => [
    ['', words.none] as const,
    ...Object.entries(table),
  ]
  return (
    <div className="grid">
      <TextField
        required
        label={words.name}
        name="name"
        defaultValue={profile.name}
        autoComplete="name"
      />
      <Select
        label={words.sex}
        name="sex"
        defaultValue={profile.sex}
        options={optional(lists.sexes)}
      />
      <TextField
        required
        label={words.email}
        name="email"
        type="email"
        defaultValue={profile.email}
        autoComplete="email"
      />
      <TextField
        required
        label={words.phone}
        name="phone"
        type="tel"
        defaultValue={profile.phone}
        autoComplete="tel"
      />
      <TextField label={words.department} name="department" defaultValue={profile.department} />
      <Select
        label={words.jobTitle}
        name="jobTitle"
        defaultValue={profile.jobTitle}
        options={optional(lists.jobTitles)}
      />
      <Select
        label={words.education}
        name="education"
        defaultValue={profile.education}
        options={optional(lists.educations)}
      />
      <TextField label={words.bornOn} name="bornOn" type="date" defaultValue={profile.bornOn} />
      <TextField
        label={words.postcode}
        name="postcode"
        defaultValue={profile.postcode}
        autoComplete="postal-code"
      />
      {/* Limits in width, a Chinese character counting as two: 200 and 100 (S2, domain.md §2.2). */}
      <TextArea
        wide
        label={words.address}
        name="address"
        defaultValue={profile.address}
        counter={{ limit: 200, unit: 'width' }}
      />
      <TextArea
        wide
        label={words.remark}
        name="remark"
        defaultValue={profile.remark}
        counter={{ limit: 100, unit: 'width' }}
      />
    </div>
  )
}
