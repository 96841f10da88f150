import type { RequestCost, RequestCosts } from '../../../src/ledger/account/shapes.ts'
import { useSteps } from '../../money/how.tsx'
import { useWhat } from '../../money/what.ts'
import { useWords } from '../../ui/page.tsx'
import { Money } from '../../ui/values/money.tsx'
import { When } from '../../ui/values/when.tsx'
import { Book, Sums } from './parts.tsx'

/** 费用查询: each request with its gross, who bears what, what she paid and still pays. */
export function Costs({ costs }: { costs: RequestCosts }) {
  const words = useWords().account
  return (
    <>
      <ul className="costs">
        {costs.requests.map((cost) => (
          <li key={`${cost.requestId} ${cost.handledAt}`}>
            <Cost cost={cost} />
          </li>
        ))}
      </ul>
      <Sums sums={[[words.total, costs.totalFen]]} />
    </>
  )
}

function Cost({ cost }: { cost: RequestCost }) {
  const { account: words, money } = useWords()
  const less = cost.borne.map(
    ({ payer, amountFen }) => [words.borne({ payer: money.payers[payer] }), -amountFen] as const,
  )
  const rows = [
    [words.gross, cost.grossFen] as const,
    ...less,
    ...(cost.laterFen ? [[words.later, -cost.laterFen] as const] : []),
    ...(cost.waivedFen ? [[words.waived, -cost.waivedFen] as const] : []),
  ]
  return (
    <>
      <div>
        <h3>
          <Book line={cost} />
        </h3>
        <p className="cap">
          <span className="no">{cost.number}</span> {cost.author} <When at={cost.handledAt} />
        </p>
        <Made cost={cost} />
      </div>
      <dl className="money">
        {rows.map(([word, fen]) => (
          <Row key={word} word={word} fen={fen} />
        ))}
        <dt className="tot">{words.yours}</dt>
        <dd className="tot">
          <Money fen={cost.costFen} />
        </dd>
        {cost.paidFen !== 0 && <Row word={words.paid} fen={cost.paidFen} />}
        {cost.openFen !== 0 && (
          <>
            <dt className="warm">{words.open}</dt>
            <dd className="warm">
              <Money fen={cost.openFen} />
            </dd>
          </>
        )}
      </dl>
    </>
  )
}

const Row = ({ word, fen }: { word: string; fen: number }) => (
  <>
    <dt>{word}</dt>
    <dd>
      <Money fen={fen} />
    </dd>
  </>
)

/** What a request's cost is made of, line by line, with the arithmetic and the rules of each. */
function Made({ cost }: { cost: RequestCost }) {
  const words = useWords().account
  return (
    <details className="why how">
      <summary>{words.how}</summary>
      <ul className="made">
        {cost.lines.map((line) => (
          <Piece key={line.id} line={line} />
        ))}
      </ul>
    </details>
  )
}

function Piece({ line }: { line: RequestCost['lines'][number] }) {
  const words = useWords().account
  const what = useWhat()
  const steps = useSteps(line.how)
  const rules = line.why.map(({ ruleId }) => ruleId).join(', ')
  return (
    <li>
      <b>{line.of ? words.of({ what: what(line.what), of: what(line.of) }) : what(line.what)}</b>{' '}
      {steps.length > 0 ? steps.join('; ') : <Money fen={line.amountFen} />}
      {rules && (
        <span className="dim">
          {' '}
          ({words.works.rule} {rules})
        </span>
      )}
    </li>
  )
}
