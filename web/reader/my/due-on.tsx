import { useFrame, useWords } from '../../ui/page.tsx'
import { daysBetween } from '../../ui/values/days.ts'
import { Day } from '../../ui/values/when.tsx'

/** 12月7日到期，还有 14 天. Chinese says the day first, English last. */
export function DueOn({ on, today }: { on: string; today: string }) {
  const words = useWords().my.mine
  const { language } = useFrame()
  const left = daysBetween(today, on)
  return (
    <span>
      {language === 'en' && words.dueOn}
      <Day on={on} short />
      {language === 'zh' && words.dueOn}
      {left > 0 ? words.daysLeft({ n: left }) : left < 0 && words.daysLate({ n: -left })}
    </span>
  )
}
