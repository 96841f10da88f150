import { useEffect, useState } from 'react'
import type { Library } from '../../../src/libraries/shapes.ts'
import type { AllowedAction, RequestDetail } from '../../../src/requests/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import { RadioGroup } from '../../ui/forms/choices.tsx'
import { Select, TextArea, TextField } from '../../ui/forms/fields.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { ask } from './ask.ts'

interface NeededProps {
  need: AllowedAction['needs'][number]
  request: RequestDetail
}

/** The field for one thing that an action asks for. */
export function Needed({ need, request }: NeededProps) {
  const words = useWords()
  const own = words.desk.act
  const barcodes = request.copies.map((copy) => copy.barcode).join(' / ')
  const noteLimit = { limit: 200, unit: 'letters' } as const
  switch (need) {
    case 'reason':
      return (
        <RadioGroup
          legend={own.reason}
          name="reason"
          choices={Object.entries(words.lifecycle.reasons).map(([value, label]) => ({
            value,
            label,
          }))}
        />
      )
    case 'barcode':
      return (
        <TextField
          label={own.barcode}
          name="barcode"
          required
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          className="no"
          hint={barcodes && own.barcodeHint({ barcodes })}
        />
      )
    case 'library':
      return <OtherLibrary request={request} />
    case 'condition':
      return <TextField label={own.condition} name="condition" hint={own.conditionHint} />
    case 'amount':
      return (
        <TextField
          label={own.compensation}
          name="amount"
          required
          inputMode="decimal"
          autoComplete="off"
          maxLength={14}
          hint={own.compensationHint}
        />
      )
    case 'deposit':
      return request.depositMissingFen === 0 ? null : (
        <RadioGroup
          legend={own.deposit({
            amount: yuan(request.depositMissingFen ?? request.price.depositFen),
          })}
          name="depositBy"
          defaultValue="cash"
          choices={Object.entries(words.money.methods).map(([value, label]) => ({ value, label }))}
        />
      )
    case 'note':
      return <TextArea label={own.note} name="note" hint={own.noteHint} counter={noteLimit} />
  }
}

/** A member to forward to; without a choice the next in order is asked. */
function OtherLibrary({ request }: { request: RequestDetail }) {
  const words = useWords().desk.act
  const say = useSay()
  const [libraries, setLibraries] = useState<readonly Library[] | null | undefined>()
  useEffect(() => {
    void ask<{ categories: { libraries: Library[] }[] }>('/api/libraries').then((directory) =>
      setLibraries(directory?.categories.flatMap((each) => each.libraries) ?? null),
    )
  }, [])
  const involved = [request.requesting.code, request.supplying?.code]
  const others = (libraries ?? []).filter(({ code }) => !involved.includes(code))
  return (
    <Select
      label={words.library}
      name="libraryCode"
      hint={libraries === null ? words.libraryNone : undefined}
      options={[
        ['', words.libraryNext],
        ...others.map(({ code, name }) => [code, say(name)] as const),
      ]}
    />
  )
}
