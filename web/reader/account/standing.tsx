import type { ReactNode } from 'react'
import type { FineLine, Standing } from '../../../src/counter/reader-shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import { useWhat } from '../../money/what.ts'
import { paths } from '../../paths.ts'
import { useFrame, useWords } from '../../ui/page.tsx'
import { dayOf, sayDay } from '../../ui/values/days.ts'
import { Money, Why } from '../../ui/values/money.tsx'
import { Counter } from './deposit.tsx'
import { Book } from './parts.tsx'

/** What blocks her or soon will, and how to clear it. Nothing at all when all is well. */
export function StandingStrip({ standing, at }: { standing: Standing; at: 'my' | 'account' }) {
  const words = useWords().account.standing
  const parts = [
    standing.owedFen > 0 && <Debt key="debt" standing={standing} at={at} />,
    at === 'account' && standing.accruing.length > 0 && (
      <Accruing key="accruing" fines={standing.accruing} />
    ),
    at === 'account' && standing.pickups.length > 0 && <Pickups key="up" standing={standing} />,
    standing.quotaFull && <Quota key="quota" standing={standing} />,
  ].filter((part) => part !== false)
  if (parts.length === 0) return null
  return (
    <section className="needs stands" aria-label={words.label}>
      {parts}
      <Counter />
    </section>
  )
}

const Stand = ({ head, why = [], children }: StandProps) => (
  <div className="stand">
    <h2>{head}</h2> <Why reasons={why} />
    {children}
  </div>
)

interface StandProps {
  head: ReactNode
  why?: Standing['blockWhy']
  children: ReactNode
}

function Debt({ standing, at }: { standing: Standing; at: 'my' | 'account' }) {
  const words = useWords().account.standing
  const what = useWhat()
  const amount = yuan(standing.owedFen)
  return (
    <Stand
      head={standing.blocked ? words.blocked({ amount }) : words.owes({ amount })}
      why={standing.blocked ? standing.blockWhy : []}
    >
      <ul>
        {standing.owed.map((charge) => (
          <li key={`${charge.what} ${charge.at}`}>
            <span>
              {what(charge.what)} {charge.requestId && <Book line={charge} />}
            </span>
            <Money fen={charge.openFen} />
          </li>
        ))}
      </ul>
      <p className="where">{words.payAt}</p>
      {at === 'my' && <a href={paths.account}>{words.log}</a>}
    </Stand>
  )
}

function Accruing({ fines }: { fines: readonly FineLine[] }) {
  const words = useWords().account.standing
  const sum = fines.reduce((total, { amountFen }) => total + amountFen, 0)
  return (
    <Stand head={sum > 0 ? words.accruing({ amount: yuan(sum) }) : words.accruingFree}>
      <ul>
        {fines.map((fine) => (
          <li key={fine.requestId}>
            <Late fine={fine} />
            <Money fen={fine.amountFen} />
          </li>
        ))}
      </ul>
      <p className="where">{sum > 0 ? words.stop : words.bring}</p>
    </Stand>
  )
}

function Late({ fine }: { fine: FineLine }) {
  const { account, common } = useWords()
  const { now } = useFrame()
  const words = account.standing
  const due = sayDay(fine.dueOn, dayOf(now), common.when, true)
  const { perDayFen = 0 } = fine.how
  return (
    <span>
      <Book line={fine} />{' '}
      <small>
        {words.late({ due, n: fine.overdueDays })}
        {perDayFen > 0 ? words.perDay({ perDay: yuan(perDayFen) }) : words.free}
      </small>
    </span>
  )
}

function Pickups({ standing }: { standing: Standing }) {
  const words = useWords().account.standing
  const sum = standing.pickups.reduce((total, { missingFen }) => total + missingFen, 0)
  return (
    <Stand head={words.pickup({ amount: yuan(sum) })} why={standing.pickups[0]?.why}>
      <ul>
        {standing.pickups.map((pickup) => (
          <li key={pickup.requestId}>
            <Book line={pickup} />
            <Money fen={pickup.missingFen} />
          </li>
        ))}
      </ul>
      <p className="where">{words.pickupHow}</p>
    </Stand>
  )
}

function Quota({ standing }: { standing: Standing }) {
  const words = useWords().account.standing
  return (
    <Stand head={words.quotaFull({ limit: standing.quotaLimit })} why={standing.quotaWhy}>
      <p className="where">{words.quotaHow}</p>
    </Stand>
  )
}
