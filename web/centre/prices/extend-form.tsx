import { useState } from 'react'
import type { FreePeriod } from '../../../src/portal/prices/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import type { Done } from './free-period.tsx'
import { filled, NoticeFields, noticeOf } from './notice-fields.tsx'
import { serviceName } from './service-prices.tsx'

interface ExtendFormProps {
  period: FreePeriod
  onDone: (done: Done) => void
}

/** How a free period goes on: the new last day, the notice, and what it touches, before it is saved. */
export function ExtendForm({ period, onDone }: ExtendFormProps) {
  const words = useWords().prices.free
  const { send, sending, problem } = useSend<{ ruleId: string; newsId: number }>()
  const [until, setUntil] = useState(period.nextTo)
  const save = async (fields: Record<string, string>) => {
    const path = `/api/free-periods/${encodeURIComponent(period.rule.ruleId)}/extensions`
    const sent = await send(path, { until, notice: noticeOf(fields, 'notice.') })
    if (!sent.ok) return
    const { ruleId, newsId } = sent.value
    onDone({ said: words.extended({ rule: ruleId, to: until }), newsId })
  }
  return (
    <Form problem={problem} className="period-form" onSend={(fields) => void save(fields)}>
      <Problem problem={problem} />
      <TextField
        name="until"
        type="date"
        label={words.until}
        value={until}
        min={period.nextFrom}
        onChange={(event) => setUntil(event.target.value)}
        required
      />
      <NoticeFields
        notice={filled(period.notices.extend, until || period.nextTo)}
        prefix="notice."
      />
      <Touches period={period} until={until} />
      <Button type="submit" look="primary" busy={sending}>
        {words.save}
      </Button>
    </Form>
  )
}

/** What an extension touches, and what it leaves alone. */
function Touches({ period, until }: { period: FreePeriod; until: string }) {
  const { prices, money } = useWords()
  const words = prices.free
  const { nextFrom, touches, rule, charges } = period
  const [end, before] = [dayAfter(rule.to ?? nextFrom, 1), dayAfter(nextFrom, -1)]
  return (
    <div className="touches">
      <h3>{words.touches}</h3>
      <ul>
        <li>
          {words.touchesFrom({
            from: nextFrom,
            to: until,
            service: serviceName(prices, period.service),
            charges: charges.map((each) => money.charges[each]).join('、'),
          })}
        </li>
        {end <= before && <li>{words.touchesGap({ end, before })}</li>}
        <li>{words.touchesOpen({ n: touches.openRequests })}</li>
        <li>{words.touchesLibraries({ n: touches.libraries })}</li>
        <li>{words.touchesNews}</li>
      </ul>
    </div>
  )
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
