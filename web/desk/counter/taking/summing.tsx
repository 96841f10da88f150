import { yuan } from '../../../../src/shared/money.ts'
import { MethodChoice } from '../../../money/method-choice.tsx'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/forms/fields.tsx'
import { Key } from '../../../ui/key.tsx'
import { useWords } from '../../../ui/page.tsx'
import type { Sum } from './sum.ts'

interface Rest {
  deposit: string
  given: string
  method: string
}

interface SummingProps {
  sum: Sum
  rest: Rest
  onRest: (rest: Rest) => void
  busy: boolean
}

/** A deposit beside the charges, how it is paid, what it comes to, and what is given back. */
export function Summing({ sum, rest, onRest, busy }: SummingProps) {
  const words = useWords().counter
  const typed = (name: keyof Rest) => ({
    name,
    value: rest[name],
    onChange: (event: { target: { value: string } }) =>
      onRest({ ...rest, [name]: event.target.value }),
    inputMode: 'decimal' as const,
    autoComplete: 'off',
    maxLength: 14,
  })
  return (
    <div className="summing">
      <TextField label={words.deposit} placeholder="0.00" {...typed('deposit')} />
      <MethodChoice
        legend={words.method}
        name="method"
        chosen={rest.method}
        onChoose={(method) => onRest({ ...rest, method })}
      />
      {rest.method === 'cash' && (
        <TextField label={words.given} hint={words.givenHint} {...typed('given')} />
      )}
      <div className="total">
        <span>{words.total}</span>
        <b>{yuan(sum.totalFen)}</b>
        <Change sum={sum} />
      </div>
      <Button type="submit" look={sum.totalFen > 0 ? 'primary' : 'plain'} busy={busy}>
        {words.take({ amount: yuan(sum.totalFen) })} <Key>↵</Key>
      </Button>
    </div>
  )
}

function Change({ sum: { changeFen, givenFen, totalFen } }: { sum: Sum }) {
  const words = useWords().counter
  if (changeFen === null || totalFen === 0) return <output />
  if (changeFen < 0)
    return <output className="warm">{words.tooLittle({ amount: yuan(0 - changeFen) })}</output>
  return <output>{words.change({ given: yuan(givenFen), change: yuan(changeFen) })}</output>
}
