import type { CounterCharge } from '../../../../src/counter/shapes.ts'
import { yuan } from '../../../../src/shared/money.ts'
import { useWhat } from '../../../money/what.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { useSay, useWords } from '../../../ui/page.tsx'
import { Menu } from '../../actions/menu.tsx'
import { HowItCame } from '../how-it-came.tsx'
import type { Asking } from './asking.ts'

interface ChargeRowsProps {
  charges: readonly CounterCharge[]
  checked: ReadonlySet<number>
  amounts: ReadonlyMap<number, string>
  wrong: readonly string[]
  depositFreeFen: number
  onCheck: (id: number) => void
  onType: (id: number, typed: string) => void
  onAsk: (asking: Asking) => void
}

/** The open charges, each with what is taken of it now and what else can be done about it. */
export function ChargeRows({ charges, ...row }: ChargeRowsProps) {
  const words = useWords().counter
  return (
    <section aria-label={words.open}>
      <h3 className="head">{words.open}</h3>
      {charges.length === 0 && <p className="meta none">{words.openNone}</p>}
      <ul className="charges">
        {charges.map((charge) => (
          <Row key={charge.id} charge={charge} {...row} />
        ))}
      </ul>
    </section>
  )
}

type RowProps = Omit<ChargeRowsProps, 'charges'> & { charge: CounterCharge }

function Row({
  charge,
  checked,
  amounts,
  wrong,
  onCheck,
  onType,
  onAsk,
  depositFreeFen,
}: RowProps) {
  const words = useWords().counter
  const what = useWhat()
  const name = `charge-${charge.id}`
  const label = words.pays({ what: what(charge.what), title: charge.book?.title ?? '' })
  return (
    <li>
      <input
        type="checkbox"
        id={`check-${charge.id}`}
        checked={checked.has(charge.id)}
        onChange={() => onCheck(charge.id)}
      />
      <ChargeSaid charge={charge} />
      <span className="open-fen">
        <b className="nb">{yuan(charge.outstandingFen)}</b>
        {charge.outstandingFen < charge.amountFen && (
          <small>{words.of({ amount: yuan(charge.amountFen) })}</small>
        )}
      </span>
      <input
        className="in sum"
        name={name}
        aria-label={label}
        aria-invalid={wrong.includes(name) || undefined}
        inputMode="decimal"
        autoComplete="off"
        maxLength={14}
        disabled={!checked.has(charge.id)}
        value={amounts.get(charge.id) ?? ''}
        onChange={(event) => onType(charge.id, event.target.value)}
      />
      <Menu label={words.more}>
        {depositFreeFen > 0 && (
          <Button look="link" onClick={() => onAsk({ kind: 'offset', charge })}>
            {words.acts.offset}
          </Button>
        )}
        {!charge.waiverWaits && (
          <Button look="link" onClick={() => onAsk({ kind: 'waive', charge })}>
            {words.acts.waive}
          </Button>
        )}
        {!charge.waiverWaits && (
          <Button
            look="link"
            onClick={() => onAsk({ kind: charge.paidFen > 0 ? 'refund' : 'takeBack', charge })}
          >
            {charge.paidFen > 0 ? words.acts.refund : words.acts.takeBack}
          </Button>
        )}
      </Menu>
    </li>
  )
}

/** What a charge is for, of which book, how it came about, and what has become of it. */
export function ChargeSaid({ charge }: { charge: CounterCharge }) {
  const words = useWords().counter
  const what = useWhat()
  const say = useSay()
  const { paidFen, waivedFen, waiverWaits, book } = charge
  const become = [
    paidFen > 0 && charge.outstandingFen > 0 && words.paidOf({ amount: yuan(paidFen) }),
    waivedFen > 0 && words.waivedOf({ amount: yuan(waivedFen) }),
    charge.lender && words.forLender({ library: say(charge.lender) }),
  ].filter(Boolean)
  return (
    <div className="what">
      <label htmlFor={`check-${charge.id}`}>
        <b>{what(charge.what)}</b>{' '}
        {waiverWaits && <span className="warm">{words.waiverWaits}</span>}
      </label>
      {book && (
        <span>
          <a className="book" href={`${paths.desk}?chosen=${book.requestId}`}>
            {book.title}
          </a>{' '}
          <span className="no">{book.number}</span>
        </span>
      )}
      <HowItCame came={charge} />
      {become.length > 0 && <small>{become.join(' · ')}</small>}
      {charge.declined && <Declined declined={charge.declined} />}
    </div>
  )
}

/** What a second person did not agree to, and what was said about it: who proposed it reads it here. */
function Declined({ declined }: { declined: NonNullable<CounterCharge['declined']> }) {
  const words = useWords().counter.declined
  const { kind, amountFen, decidedCode, note } = declined
  const said = words[kind]({ amount: yuan(amountFen), code: decidedCode })
  return <small>{[said, note].filter(Boolean).join(' · ')}</small>
}
