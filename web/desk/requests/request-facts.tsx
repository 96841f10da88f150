import type { ReactNode } from 'react'
import type { RequestDetail } from '../../../src/requests/shapes.ts'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { Money } from '../../ui/values/money.tsx'
import { Day, When } from '../../ui/values/when.tsx'
import { wordOf } from '../words.ts'

/** What to know about a request: what has no value is left out. `wide` takes the whole line. */
interface Fact {
  label: string
  value: ReactNode
  wide?: boolean
}

/** Label and value in two columns; on phones in one. */
export function Facts({ request }: { request: RequestDetail }) {
  const facts = useFacts(request).filter(({ value }) => value)
  return (
    <dl className="kv">
      {facts.map(({ label, value, wide }) => (
        <div key={label} className={wide ? 'w' : undefined}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function useFacts(request: RequestDetail): Fact[] {
  const words = useWords().desk.request
  const say = useSay()
  const { me } = useFrame()
  const libraries = [
    { label: words.requesting, of: request.requesting },
    { label: words.supplying, of: request.supplying },
  ]
    .filter((each) => each.of?.code !== me.home?.code)
    .map(({ label, of }) => ({ label, value: of && say(of.short) }))
  const items = request.items.map(({ barcode }) => barcode).join(' / ')
  return [
    ...useCopyFacts(request),
    { label: words.itemOut, value: items && <span className="no">{items}</span> },
    ...libraries,
    { label: words.reader, value: useReader(request) },
    { label: words.delivery, value: <Delivery request={request} /> },
    { label: words.needed, value: request.neededBy && <Day on={request.neededBy} /> },
    {
      label: words.cancellable,
      value: request.cancellableUntil && <Until at={request.cancellableUntil} />,
    },
    { label: words.due, value: request.dueOn && <Due request={request} /> },
    { label: words.held, value: request.heldUntil && <Day on={request.heldUntil} /> },
    { label: words.recipient, value: recipientOf(request), wide: true },
    { label: words.note, value: request.note, wide: true },
    { label: words.additional, value: request.additionalLenders, wide: true },
    { label: words.offers, value: useOffers(request), wide: true },
    { label: words.formerNumbers, value: formerOf(request), wide: true },
    { label: words.references, value: request.patronReference, wide: true },
  ]
}

/** The first copy on a line of its own each; the others counted, theirs are on the slip. */
function useCopyFacts({ copies: [copy, ...others] }: RequestDetail): Fact[] {
  const { catalogue, desk } = useWords()
  const { statuses } = catalogue
  const words = desk.request
  if (!copy) return []
  const more = others.length > 0 && (
    <span className="dim"> {words.moreCopies({ n: others.length })}</span>
  )
  return [
    { label: words.location, value: copy.location && <b>{copy.location}</b> },
    {
      label: words.barcode,
      value: (
        <>
          <span className="no">{copy.barcode}</span>
          {more}
        </>
      ),
    },
    { label: words.status, value: wordOf(statuses, copy.status) },
  ]
}

/** Type and the last four of the card: a lender needs no more of a reader (mock/README.md). */
function useReader({ readerType, readerBarcodeEnd: end }: RequestDetail): string {
  const words = useWords()
  const type = wordOf(words.reader.readerTypes, readerType)
  return end ? words.desk.request.readerIs({ type, end }) : type
}

function Delivery({ request: { deliveryMethod, price } }: { request: RequestDetail }) {
  const words = useWords().desk.request
  return (
    <>
      {wordOf(words.deliveries, deliveryMethod)} <Money fen={price.grossFen} why={price.why} />
    </>
  )
}

function Until({ at }: { at: string }) {
  const words = useWords().desk.request
  const { now } = useFrame()
  return (
    <>
      <When at={at} clock /> {at < now && <span className="dim">{words.cancellablePast}</span>}
    </>
  )
}

const Due = ({ request }: { request: RequestDetail }) => (
  <span className={request.state === 'overdue' ? 'warm' : undefined}>
    <Day on={request.dueOn!} />
  </span>
)

const recipientOf = ({ recipient }: RequestDetail) =>
  recipient && [recipient.name, recipient.phone, recipient.email].filter(Boolean).join('　')

function useOffers({ offers }: RequestDetail): ReactNode {
  const words = useWords()
  const say = useSay()
  if (offers.length < 2) return null
  return (
    <ul>
      {offers.map((offer) => (
        <li key={say(offer.library)}>
          {say(offer.library)}{' '}
          <span className="dim">
            {offer.reason
              ? wordOf(words.lifecycle.reasons, offer.reason)
              : wordOf(words.desk.request.offerStates, offer.state)}
          </span>
        </li>
      ))}
    </ul>
  )
}

const formerOf = ({ numbers, number }: RequestDetail): ReactNode => {
  const former = numbers.filter((each) => each.number !== number)
  return former.length > 0 && <span className="no">{former.map((e) => e.number).join(' / ')}</span>
}
