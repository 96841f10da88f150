import type { Quota } from '../../../src/requests/asking/shapes.ts'
import type { RequestLine } from '../../../src/requests/shapes.ts'
import { paths } from '../../paths.ts'
import { Meter, Spine } from '../../ui/book.tsx'
import { SectionHead } from '../../ui/lists.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { dayOf, daysBetween } from '../../ui/values/days.ts'
import { DueOn } from './due-on.tsx'

/** 借阅中: each with its due day, and how much of the period has passed. */
export function OnLoan({ lines, quota, today }: OnLoanProps) {
  const words = useWords().my.mine
  return (
    <section className="sec">
      <SectionHead
        title={words.onLoan}
        more={
          <span className="quota">{words.quota({ left: quota.left, limit: quota.limit })}</span>
        }
      />
      {lines.length === 0 && <p className="nothing">{words.noneOnLoan}</p>}
      {lines.map((line) => (
        <Loan key={line.id} line={line} today={today} />
      ))}
      {lines.length > 0 && <p className="cap">{words.noRenewal}</p>}
    </section>
  )
}

interface OnLoanProps {
  lines: readonly RequestLine[]
  quota: Quota
  today: string
}

function Loan({ line, today }: { line: RequestLine; today: string }) {
  const say = useSay()
  const { dueOn, supplying } = line
  const late = dueOn !== null && dueOn < today
  const from = dayOf(line.state === 'withReader' ? line.stateSince : line.submittedAt)
  return (
    <div className="bk">
      <Spine callNumber={line.callNumber} />
      <div>
        <h3 className="t book">
          <a href={paths.request(line.id)}>{line.title}</a>
        </h3>
        <p>{[line.author, supplying && say(supplying.short)].filter(Boolean).join('　')}</p>
        {dueOn && (
          <div className={late ? 'due warm' : 'due'}>
            <DueOn on={dueOn} today={today} />
            <Meter
              part={late ? 1 : daysBetween(from, today) / Math.max(1, daysBetween(from, dueOn))}
              late={late}
            />
          </div>
        )}
      </div>
    </div>
  )
}
