import type { Views } from '../../../src/pages/views.ts'
import { RadioGroup } from '../../ui/forms/choices.tsx'
import { TextArea, TextField } from '../../ui/forms/fields.tsx'
import { Block } from '../../ui/forms/form.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'

/** 怎么取: one way and one recipient for the whole submission. */
export function Delivery({ data, single }: { data: Views['reader/ask']; single: boolean }) {
  const words = useWords().my
  const { me } = useFrame()
  const say = useSay()
  const { profile } = data
  return (
    <Block title={words.ask.how}>
      <RadioGroup
        legend={
          <>
            {words.ask.deliveryLegend} <Required />
          </>
        }
        name="deliveryMethod"
        defaultValue="logistics"
        choices={[
          {
            value: 'logistics',
            label: words.deliveryMethods.logistics,
            hint:
              me.home &&
              words.ask.deliveryHint({
                place: say(me.home.pickupPlace),
                hours: say(me.home.pickupHours),
              }),
          },
          {
            value: 'selfPickup',
            label: words.deliveryMethods.selfPickup,
            right: words.ask.selfPickupRight,
            hint: words.ask.selfPickupHint,
          },
        ]}
      />
      <div className="grid">
        <TextField
          required
          label={words.fields.recipientName}
          name="recipientName"
          defaultValue={profile.name}
          autoComplete="name"
        />
        <TextField
          required
          label={words.fields.email}
          name="recipientEmail"
          type="email"
          defaultValue={profile.email}
          autoComplete="email"
        />
        <TextField
          label={words.fields.phone}
          name="recipientPhone"
          type="tel"
          defaultValue={profile.phone}
          hint={words.ask.phoneHint}
          autoComplete="tel"
        />
        <TextField
          label={`${words.fields.neededBy}${words.ask.optional}`}
          name="neededBy"
          type="date"
          hint={words.ask.neededByHint}
        />
        {single && (
          <NoteField at={0} noteMax={data.noteMax} first={data.preview?.books[0]?.book.note} />
        )}
      </div>
    </Block>
  )
}

const Required = () => <span className="req">{useWords().common.ui.required}</span>

interface NoteFieldProps {
  at: number
  noteMax: number
  first?: string
}

/** 申请单备注 with its live counter (R04: ≤ 50 characters unless the rule says otherwise). */
export function NoteField({ at, noteMax, first }: NoteFieldProps) {
  const words = useWords().my
  return (
    <TextArea
      wide
      label={words.fields.note}
      hint={words.ask.noteHint}
      counter={{ limit: noteMax, unit: 'letters' }}
      name={`books.${at}.note`}
      defaultValue={first}
    />
  )
}
