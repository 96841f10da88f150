import type { CapInUse } from '../../../src/portal/prices/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import { SectionHead } from '../../ui/lists.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { serviceName } from './service-prices.tsx'

/** Yearly caps with what each library has used of them (R35). */
export function Caps({ caps }: { caps: readonly CapInUse[] }) {
  const words = useWords().prices.caps
  return (
    <section aria-labelledby="caps">
      <SectionHead id="caps" title={words.title} />
      {caps.map((cap) => (
        <Cap key={`${cap.ruleId} ${cap.charge} ${cap.payer}`} cap={cap} />
      ))}
    </section>
  )
}

function Cap({ cap }: { cap: CapInUse }) {
  const { prices, money } = useWords()
  const say = useSay()
  const words = prices.caps
  const payer = (money.payers as Readonly<Record<string, string>>)[cap.payer] ?? cap.payer
  return (
    <div className="cap">
      <h3>
        {serviceName(prices, cap.service)} · {money.charges[cap.charge]}
      </h3>
      <p className="meta">
        {words.of({ payer, amount: yuan(cap.capFen) })} ({cap.ruleId}) ·{' '}
        {words.hint({ year: cap.year })}
      </p>
      {cap.used.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <table className="tbl" aria-label={words.hint({ year: cap.year })}>
          <thead>
            <tr>
              <th scope="col">{words.columns.library}</th>
              <th scope="col" className="r">
                {words.columns.used}
              </th>
              <th scope="col" className="r">
                {words.columns.left}
              </th>
            </tr>
          </thead>
          <tbody>
            {cap.used.map(({ library, fen }) => (
              <tr key={library.zh}>
                <td>{say(library)}</td>
                <td className="r">{yuan(fen)}</td>
                <td className={fen >= cap.capFen ? 'r warm' : 'r'}>
                  {yuan(Math.max(0, cap.capFen - fen))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
