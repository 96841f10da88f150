import { useEffect, useRef, useState } from 'react'
import type { CounterAccount, ReceiptRef } from '../../../../src/counter/shapes.ts'
import { yuan } from '../../../../src/shared/money.ts'
import { Form } from '../../../ui/forms/form.tsx'
import { useWords } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { errorOf, useSend } from '../../../ui/use-send.ts'
import type { Done } from '../account/account.tsx'
import type { Asking } from './asking.ts'
import { ChargeRows } from './charge-rows.tsx'
import { checkedFirst, type Sum, sumOf } from './sum.ts'
import { Summing } from './summing.tsx'

interface TakingProps {
  account: CounterAccount
  onAsk: (asking: Asking) => void
  onDone: (done: Done) => void
}

/** Takes money: what is open stands checked with its sum; Enter takes it. */
export function Taking({ account, onAsk, onDone }: TakingProps) {
  const words = useWords()
  const { open } = account
  const form = useRef<HTMLDivElement>(null)
  const { send, sending, problem, setProblem } = useSend<ReceiptRef>()
  const [checked, setChecked] = useState<ReadonlySet<number>>(new Set(checkedFirst(open)))
  const [amounts, setAmounts] = useState<ReadonlyMap<number, string>>(
    new Map(open.map(({ id, outstandingFen }) => [id, typedOf(outstandingFen)])),
  )
  const [rest, setRest] = useState({ deposit: '', given: '', method: 'cash' })
  const isCash = rest.method === 'cash'
  const sum = sumOf({
    ...rest,
    isCash,
    amounts: open.flatMap(({ id }) => (checked.has(id) ? [[id, amounts.get(id) ?? '']] : [])),
  })
  useEffect(() => {
    // Not away from a receipt to be printed, nor from a list of waivers that is being worked through.
    if (open.length > 0 && !document.activeElement?.closest('.said a, .waivers'))
      form.current?.querySelector<HTMLElement>('[name=given]')?.focus()
  }, [open])

  const take = async () => {
    const objection = objectionTo(sum, words)
    if (objection) return setProblem(objection)
    const { charges, depositFen } = sum
    const body = { charges, depositFen, method: rest.method }
    const sent = await send(`/api/counter/readers/${account.reader.id}/receipts`, body)
    if (!sent.ok) return
    const taken = { amount: yuan(sum.totalFen), number: sent.value.receiptNumber }
    const change =
      sum.changeFen !== null &&
      words.counter.change({ given: yuan(sum.givenFen), change: yuan(sum.changeFen) })
    const said = [words.counter.done.taken(taken), change].filter(Boolean).join(' · ')
    onDone({ said, receiptId: sent.value.receiptId })
  }

  return (
    <div ref={form}>
      <Form problem={problem} label={words.counter.sum} onSend={() => void take()}>
        <Problem problem={problem} saved="" />
        <ChargeRows
          charges={open}
          checked={checked}
          amounts={amounts}
          wrong={sum.wrong}
          onCheck={(id) => setChecked(toggled(checked, id))}
          onType={(id, typed) => setAmounts(new Map(amounts).set(id, typed))}
          onAsk={onAsk}
          depositFreeFen={account.depositFreeFen}
        />
        <Summing sum={sum} rest={rest} onRest={setRest} busy={sending} />
      </Form>
    </div>
  )
}

/** An amount as somebody would type it. */
const typedOf = (fen: number) => yuan(fen).replace('¥', '')

const toggled = (ids: ReadonlySet<number>, id: number) => {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}

/** What is wrong before anything is sent. */
function objectionTo(sum: Sum, words: ReturnType<typeof useWords>) {
  const [field] = sum.wrong
  if (field) return errorOf('badAmount', words.refusals.badAmount(), field)
  if (sum.totalFen === 0) return errorOf('badAmount', words.counter.nothingToTake)
  if (sum.changeFen !== null && sum.changeFen < 0)
    return errorOf(
      'badAmount',
      words.counter.tooLittle({ amount: yuan(0 - sum.changeFen) }),
      'given',
    )
  return null
}
