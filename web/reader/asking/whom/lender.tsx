import { Select } from '../../../ui/forms/fields.tsx'
import { useFrame, useSay, useWords } from '../../../ui/page.tsx'
import type { BookProps } from '../book/book.tsx'
import { type Draft, holdersOf, membersOf, type Party } from '../form.ts'
import { LibrarySelect } from './library-select.tsx'

/** The libraries that hold the record, or every member that takes 直接填写 (R10: not 国图). */
export function Lender({ at, draft, data }: BookProps) {
  const words = useWords().my
  const { me } = useFrame()
  const say = useSay()
  const name = `books.${at}.supplierCode`
  const own = me.home ? [me.home.code] : []
  if (draft.record) {
    return (
      <div className="under-ways">
        <Select
          label={words.fields.supplier}
          name={name}
          defaultValue={draft.preview?.book.supplierCode ?? ''}
          options={[
            ['', words.ask.supplierProposed],
            ...choicesOf(draft, me.home?.code).map(
              ({ code, name: said, hint }) =>
                [code, `${say(said)}${hint && words.ask[hint]}`] as const,
            ),
          ]}
        />
      </div>
    )
  }
  const excluded = data.noDirectEntry ?? []
  const refused = membersOf(data.directory, own).filter(({ code }) => excluded.includes(code))
  return (
    <div className="under-ways">
      <LibrarySelect
        none={words.ask.supplierUnknown}
        label={words.fields.supplier}
        name={name}
        directory={data.directory}
        without={[...own, ...excluded]}
        hint={
          refused.length > 0 &&
          words.ask.notDirect({
            libraries: refused.map((library) => say(library.short)).join(words.ask.fieldsAnd),
          })
        }
      />
    </div>
  )
}

type Choice = Party & { hint: '' | 'supplierHint' | 'supplierLacks' | 'supplierPerhaps' }

/** Whom she may choose and what is to be said of each; of a part of a serial those first that have it. */
function choicesOf({ record, preview }: Draft, ownCode: string | undefined): Choice[] {
  const holders = record ? holdersOf(record, ownCode) : []
  if (!preview?.part)
    return holders.map((party) => ({ ...party, hint: party.lendable ? '' : 'supplierHint' }))
  const having = preview.part.holders.map(
    ({ held, whyNot, ...party }): Choice => ({
      ...party,
      hint: whyNot ? 'supplierHint' : held === 'perhaps' ? 'supplierPerhaps' : '',
    }),
  )
  const rank = ({ hint }: Choice) => ['', 'supplierPerhaps', 'supplierHint'].indexOf(hint)
  const lacking = holders
    .filter(({ code }) => !having.some((one) => one.code === code))
    .map((party): Choice => ({ ...party, hint: 'supplierLacks' }))
  return [...having.toSorted((a, b) => rank(a) - rank(b)), ...lacking]
}
