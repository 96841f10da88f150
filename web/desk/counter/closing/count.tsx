import { useEffect, useRef, useState } from 'react'
import type { TillNow } from '../../../../src/counter/shapes.ts'
import { yuan } from '../../../../src/shared/money.ts'
import { paths } from '../../../paths.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/forms/fields.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { useWords } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { errorOf, useSend } from '../../../ui/use-send.ts'
import { amountOr0, sumOfPieces } from './counted.ts'
import { useDifference } from './difference.ts'
import { Pieces } from './pieces.tsx'

/** Counts the till: by notes and coins or as a sum; the difference stands there before anything is closed. */
export function Count({ till, onClosed }: { till: TillNow; onClosed: () => void }) {
  const words = useWords()
  const own = words.counter.closing
  const difference = useDifference()
  const { send, sending, problem, setProblem } = useSend<{ id: number }>()
  const [pieces, setPieces] = useState<ReadonlyMap<number, string>>(new Map())
  const [typed, setTyped] = useState({ counted: '', banked: '', note: '' })
  const [closedId, setClosedId] = useState(0)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('input')?.focus(), [])
  const type = (name: keyof typeof typed) => (event: { target: { value: string } }) =>
    setTyped({ ...typed, [name]: event.target.value })
  const countPieces = (next: ReadonlyMap<number, string>) => {
    setPieces(next)
    const sumFen = sumOfPieces(next)
    if (sumFen !== null) setTyped({ ...typed, counted: yuan(sumFen).replace('¥', '') })
  }
  const isCounted = typed.counted.trim() !== ''
  const countedFen = amountOr0(typed.counted)
  const bankedFen = amountOr0(typed.banked)
  const differenceFen = (countedFen ?? 0) - till.expectedFen

  const close = async () => {
    const wrong = !isCounted || countedFen === null ? 'counted' : bankedFen === null ? 'banked' : ''
    if (wrong) return setProblem(errorOf('badAmount', words.refusals.badAmount(), wrong))
    if (differenceFen !== 0 && !typed.note.trim())
      return setProblem(errorOf('required', own.noteMissing, 'note'))
    const { position, expectedFen } = till
    const form = { position, expectedFen, countedFen, bankedFen, note: typed.note }
    const sent = await send('/api/counter/closings', form)
    if (!sent.ok) return
    setClosedId(sent.value.id)
    onClosed()
  }

  if (closedId) return <Closed position={till.position} id={closedId} />
  return (
    <Form problem={problem} label={own.title} onSend={() => void close()}>
      <Problem problem={problem} saved="" />
      {problem?.code.endsWith('Meanwhile') && (
        <LinkButton href={paths.closing}>{own.refresh}</LinkButton>
      )}
      <h2 className="head">{own.count}</h2>
      <p className="meta">{own.countHint}</p>
      <div ref={place} className="wide">
        <Pieces pieces={pieces} onCount={countPieces} />
      </div>
      <div className="sums">
        <TextField
          label={own.counted}
          name="counted"
          required
          inputMode="decimal"
          autoComplete="off"
          maxLength={14}
          value={typed.counted}
          onChange={type('counted')}
        />
        <TextField
          label={own.banked}
          name="banked"
          inputMode="decimal"
          autoComplete="off"
          maxLength={14}
          value={typed.banked}
          onChange={type('banked')}
          hint={own.bankedHint}
        />
      </div>
      <div className="total" role="status">
        <span>{own.difference}</span>
        <b className={isCounted && differenceFen !== 0 ? 'warm' : undefined}>
          {isCounted && countedFen !== null ? difference(differenceFen) : '—'}
        </b>
        {isCounted && countedFen !== null && bankedFen !== null && bankedFen <= countedFen && (
          <span className="meta">
            {own.stays} {yuan(countedFen - bankedFen)}
          </span>
        )}
      </div>
      {isCounted && countedFen !== null && differenceFen !== 0 && (
        <TextField
          label={own.note}
          name="note"
          required
          maxLength={200}
          value={typed.note}
          onChange={type('note')}
          hint={own.noteHint}
        />
      )}
      <Button type="submit" look="primary" busy={sending}>
        {isCounted && countedFen !== null
          ? own.confirm({ difference: difference(differenceFen) })
          : own.close}
      </Button>
    </Form>
  )
}

function Closed({ position, id }: { position: number; id: number }) {
  const words = useWords().counter.closing
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('a')?.focus(), [])
  return (
    <div className="closed" role="status" ref={place}>
      <p className="said">
        <span className="stage end">{words.closed({ n: position })}</span>
      </p>
      <div className="acts">
        <LinkButton look="primary" href={paths.closingSlip(id)}>
          {words.printSlip}
        </LinkButton>
        <LinkButton href={paths.counter}>{words.toCounter}</LinkButton>
      </div>
    </div>
  )
}
