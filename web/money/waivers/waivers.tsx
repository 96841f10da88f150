import { useEffect, useRef, useState } from 'react'
import type { WaitingWaiver } from '../../../src/counter/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { When } from '../../ui/values/when.tsx'
import { useWhat } from '../what.ts'
import { Decide, type Decided } from './decide.tsx'
import './waivers.css'

interface WaiversProps {
  waivers: readonly WaitingWaiver[]
  /** Whether who looks stands at the library's till, and so may give money back and open the reader. */
  hasTill: boolean
  /** Somebody's account is another now. */
  onDecided?: (waiver: WaitingWaiver) => void
}

/** The waivers and take-backs that wait for a second person, oldest first. */
export function Waivers({ waivers, hasTill, onDecided }: WaiversProps) {
  const words = useWords().counter.waivers
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set())
  const [last, setLast] = useState<Decided | null>(null)
  const waiting = waivers.filter(({ id }) => !gone.has(id))
  const decided = (waiver: WaitingWaiver, what: Decided) => {
    setGone(new Set(gone).add(waiver.id))
    setLast(what)
    onDecided?.(waiver)
  }
  return (
    <section className="waivers" aria-label={words.title({ n: waiting.length })}>
      <h2>{words.title({ n: waiting.length })}</h2>
      <Last decided={last} />
      {waiting.length === 0 && !last && <p className="meta none">{words.none}</p>}
      <ul>
        {waiting.map((waiver) => (
          <li key={waiver.id}>
            <Proposed waiver={waiver} hasTill={hasTill} />
            <Decide waiver={waiver} hasTill={hasTill} onDecided={(what) => decided(waiver, what)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was decided last, and the receipt of what was given back; the focus goes there from the button that went. */
function Last({ decided }: { decided: Decided | null }) {
  const words = useWords().counter
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (decided) (line.current?.querySelector('a') ?? line.current)?.focus()
  }, [decided])
  return (
    <p className="said" role="status" ref={line} tabIndex={-1}>
      {decided && <span className="stage end">{decided.said}</span>}
      {decided?.receipt && (
        <LinkButton href={paths.counterReceipt(decided.receipt.receiptId)}>
          {words.print}
        </LinkButton>
      )}
    </p>
  )
}

function Proposed({ waiver, hasTill }: Pick<WaiversProps, 'hasTill'> & { waiver: WaitingWaiver }) {
  const words = useWords().counter.waivers
  const what = useWhat()
  const say = useSay()
  const amount = yuan(waiver.amountFen)
  const sums = [
    words.stillOpen({ amount: yuan(waiver.outstandingFen) }),
    waiver.paidOverCounterFen > 0 && words.paid({ amount: yuan(waiver.paidOverCounterFen) }),
    words.proposed({ code: waiver.proposedCode }),
  ]
  return (
    <div>
      <h3>
        {words[waiver.kind]({ amount })} · {what(waiver.what)}
      </h3>
      <p>
        {hasTill ? (
          <a href={paths.counterOf(waiver.readerId)}>{waiver.readerName}</a>
        ) : (
          say(waiver.library)
        )}{' '}
        <span className="no">{waiver.readerBarcode}</span>{' '}
        {waiver.book && (
          <>
            <span className="book">{waiver.book.title}</span>{' '}
            <span className="no">{waiver.book.number}</span>
          </>
        )}
      </p>
      <p>{waiver.reason}</p>
      <p className="meta">
        {sums.filter(Boolean).join(' · ')} · <When at={waiver.proposedAt} clock />
      </p>
    </div>
  )
}
