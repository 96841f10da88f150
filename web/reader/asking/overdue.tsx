import type { Preview } from '../../../src/requests/asking/shapes.ts'
import { useTariff } from '../../money/tariff.ts'
import { useSay, useWords } from '../../ui/page.tsx'
import { Why } from '../../ui/values/money.tsx'

/** 超期: what each lender asks for late return, once each, and that it stays as on this day. */
export function Overdue({ books }: { books: Preview['books'] }) {
  const { fees, my } = useWords()
  const words = my.summary
  const say = useSay()
  const tariffSaid = useTariff()
  const each = new Map(
    books.map(({ supplier, tariff }) => [
      fees.lender({ library: say(supplier.name), what: tariffSaid(tariff) }),
      tariff,
    ]),
  )
  return (
    <div>
      <dt>{words.overdue}</dt>
      <dd>
        <ul>
          {[...each].map(([sentence, { why }]) => (
            <li key={sentence}>
              {sentence} <Why reasons={why} />
            </li>
          ))}
        </ul>
        <small className="cap">{words.frozen}</small>
      </dd>
    </div>
  )
}
