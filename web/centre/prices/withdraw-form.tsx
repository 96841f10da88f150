import type { FreePeriod } from '../../../src/portal/prices/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import type { Done } from './free-period.tsx'
import { NoticeFields, noticeOf } from './notice-fields.tsx'

interface WithdrawFormProps {
  period: FreePeriod
  goesOn: NonNullable<FreePeriod['goesOn']>
  onDone: (done: Done) => void
}

/** Takes an extension back before its first day, by a notice. */
export function WithdrawForm({ period, goesOn, onDone }: WithdrawFormProps) {
  const words = useWords().prices.free
  const { send, sending, problem } = useSend<{ ruleId: string; newsId: number }>()
  const save = async (fields: Record<string, string>) => {
    const path = `/api/free-periods/${encodeURIComponent(goesOn.ruleId)}/withdrawal`
    const sent = await send(path, noticeOf(fields, ''))
    if (!sent.ok) return
    onDone({ said: words.withdrawn({ rule: goesOn.ruleId }), newsId: sent.value.newsId })
  }
  return (
    <Form problem={problem} className="period-form" onSend={(fields) => void save(fields)}>
      <Problem problem={problem} />
      <p>{words.withdrawHint({ rule: goesOn.ruleId, from: goesOn.from })}</p>
      <NoticeFields notice={period.notices.withdraw} prefix="" />
      <Button type="submit" look="primary" busy={sending}>
        {words.withdrawSave}
      </Button>
    </Form>
  )
}
