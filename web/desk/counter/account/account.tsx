import { type RefObject, useEffect, useRef, useState } from 'react'
import type { CounterAccount } from '../../../../src/counter/shapes.ts'
import { yuan } from '../../../../src/shared/money.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button.tsx'
import { Key } from '../../../ui/key.tsx'
import { useWords } from '../../../ui/page.tsx'
import { ask } from '../../actions/ask.ts'
import { wordOf } from '../../words.ts'
import { AskDialog } from '../taking/ask-dialog.tsx'
import type { Asking } from '../taking/asking.ts'
import { Taking } from '../taking/taking.tsx'
import { Beside } from './beside.tsx'
import { Settled } from './settled.tsx'

/** What was done last, and the receipt that it gave. */
export interface Done {
  said: string
  receiptId: number | null
}

interface AccountProps {
  account: CounterAccount
  /** Something was done: a waiver may wait now, or no more. */
  onChanged: () => void
}

/** A reader's money: what is taken now at the left, what lies beside it at the right. */
export function Account({ account: first, onChanged }: AccountProps) {
  const [account, setAccount] = useState(first)
  const [done, setDone] = useState<Done | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const turn = useRef(0)
  const line = useRef<HTMLParagraphElement>(null)
  // Here, not in the line: a dialog that closes gives the focus back first, to a button that may be gone by then.
  useEffect(() => {
    if (done) (line.current?.querySelector('a') ?? line.current)?.focus()
  }, [done])
  const onDone = async (next: Done) => {
    setDone(next)
    setAsking(null)
    onChanged()
    const fresh = await ask<CounterAccount>(`/api/counter/readers/${account.reader.id}`)
    turn.current += 1
    if (fresh) setAccount(fresh)
  }
  return (
    <>
      <Who account={account} />
      <DoneLine done={done} place={line} />
      <div className="money">
        <div>
          <Taking key={turn.current} account={account} onAsk={setAsking} onDone={onDone} />
          <Settled charges={account.settled} onAsk={setAsking} />
        </div>
        <Beside account={account} onAsk={setAsking} />
      </div>
      <AskDialog
        asking={asking}
        account={account}
        onClose={() => setAsking(null)}
        onDone={onDone}
      />
    </>
  )
}

function Who({ account: { reader } }: { account: CounterAccount }) {
  const { counter, reader: readers } = useWords()
  return (
    <div className="who-is">
      <h2>
        {reader.name} <span className="no">{reader.barcode}</span>
      </h2>
      <span className="meta">
        {[wordOf(readers.readerTypes, reader.type), reader.department].filter(Boolean).join(' · ')}
      </span>
      {reader.status === 'suspended' && <span className="warm">{counter.suspended}</span>}
      <b className={reader.owedFen > 0 ? 'owed warm' : 'owed'}>
        {reader.owedFen > 0 ? counter.owes({ amount: yuan(reader.owedFen) }) : counter.owesNothing}
      </b>
    </div>
  )
}

interface DoneLineProps {
  done: Done | null
  place: RefObject<HTMLParagraphElement | null>
}

/** What came of the last thing done; the receipt is one key away. */
function DoneLine({ done, place }: DoneLineProps) {
  const words = useWords().counter
  return (
    <p className="said" role="status" ref={place} tabIndex={-1}>
      {done && <span className="stage end">{done.said}</span>}
      {done?.receiptId && (
        <LinkButton href={paths.counterReceipt(done.receiptId)} look="primary" data-print="">
          {words.print} <Key>P</Key>
        </LinkButton>
      )}
    </p>
  )
}
