import type { RequestDetail } from '../../../src/requests/shapes.ts'
import { paths } from '../../paths.ts'
import { useSay, useWords } from '../../ui/page.tsx'
import { Money, Why } from '../../ui/values/money.tsx'
import { isOpen } from './request-state.tsx'

/** The price and the rules as they were frozen on the day of asking, and the way to what came after. */
export function Prices({ request: { price, rules, number, state } }: { request: RequestDetail }) {
  const words = useWords().my.request
  const say = useSay()
  return (
    <>
      <dl className="money">
        <dt>{words.gross}</dt>
        <dd>
          <Money fen={price.grossFen} />
        </dd>
        <dt>{words.subsidy}</dt>
        <dd>
          <Money fen={-price.subsidyFen} />
        </dd>
        <dt className="tot">{words.youPay}</dt>
        <dd className="tot">
          <Money fen={price.readerPaysFen} />
        </dd>
        <dd className="c">
          <Why reasons={price.why} />
        </dd>
        {price.depositFen > 0 && (
          <>
            <dt>
              {words.deposit}
              <small>{words.depositNote}</small>
            </dt>
            <dd>
              <Money fen={price.depositFen} />
            </dd>
          </>
        )}
      </dl>
      {!isOpen(state) && (
        <p>
          <a href={paths.accountOf(number)}>{words.account}</a>
        </p>
      )}
      {rules.length > 0 && (
        <details className="fold">
          <summary>{words.rules}</summary>
          <ul className="rules">
            {rules.map((rule) => (
              <li key={rule.ruleId}>
                {say(rule.sentence)} <span className="dim">({rule.ruleId})</span>
              </li>
            ))}
          </ul>
          <p className="cap">{words.rulesNote}</p>
        </details>
      )}
    </>
  )
}
