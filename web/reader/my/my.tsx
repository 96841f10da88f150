import type { Views } from '../../../src/pages/views.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { useFrame, useWords } from '../../ui/page.tsx'
import { dayOf, daysBetween } from '../../ui/values/days.ts'
import type { View } from '../../views.ts'
import '../account/account.css'
import { DepositPart, hasDeposit } from '../account/deposit.tsx'
import { StandingStrip } from '../account/standing.tsx'
import '../requests/asked.css'
import './my.css'
import { InProgress } from './in-progress.tsx'
import { AccountPart, History, MyMenu } from './lists.tsx'
import { DueStrip, PickupStrip } from './needs.tsx'
import { OnLoan } from './on-loan.tsx'

/** A loan needs its reader when it is overdue or recalled, or due within this many days. */
const soonDays = 3

/** What needs me now, then what is under way, what I have, what has been (screens.md §5). */
function My({ data }: { data: Views['reader/my'] }) {
  const words = useWords().my.mine
  const { me, now } = useFrame()
  const today = dayOf(now)
  const due = data.onLoan.filter(
    ({ state, dueOn }) =>
      state !== 'withReader' || (dueOn !== null && daysBetween(today, dueOn) <= soonDays),
  )
  const said = data.toPickUp.length
    ? words.arrived({ n: data.toPickUp.length })
    : due.length
      ? words.due({ n: due.length })
      : words.nothing
  return (
    <ReaderShell>
      <div className="lay">
        <div>
          <h1 className="hi">
            <b>{words.hi({ name: me.name })}</b>
            {said}
          </h1>
          {data.toPickUp.length + due.length > 0 && (
            <section className="now-list" aria-label={words.needs}>
              {data.toPickUp.map((request) => (
                <PickupStrip
                  key={request.id}
                  request={request}
                  missingFen={missingOf(data, request.id)}
                />
              ))}
              {due.map((line) => (
                <DueStrip
                  key={line.id}
                  line={line}
                  today={today}
                  fine={data.standing.accruing.find((one) => one.requestId === line.id)}
                />
              ))}
            </section>
          )}
          <StandingStrip standing={data.standing} at="my" />
          <InProgress requests={data.inProgress} />
        </div>
        <div className="b">
          <OnLoan lines={data.onLoan} quota={data.quota} today={today} />
          <History lines={data.history} />
          <AccountPart account={data.account} />
          {hasDeposit(data.standing.deposit) && <DepositPart deposit={data.standing.deposit} />}
        </div>
      </div>
      <MyMenu />
    </ReaderShell>
  )
}

/** The deposit still to be brought for a book that waits. */
const missingOf = ({ standing }: Views['reader/my'], requestId: number) =>
  standing.pickups.find((pickup) => pickup.requestId === requestId)?.missingFen ?? 0

const view: View<'reader/my'> = {
  title: (words) => `${words.my.mine.title} · ${words.common.brand}`,
  Page: My,
}
export default view
