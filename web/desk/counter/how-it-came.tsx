import { yuan } from '../../../src/shared/money.ts'
import type { Bilingual } from '../../../src/shared/shapes.ts'
import { useSay, useWords } from '../../ui/page.tsx'

interface Came {
  what: string
  note: string
  working: Record<string, unknown>
  why: Bilingual | null
}

/** How an amount came about: a fine's days and rate, a lender's words, or the rule that set it. */
export function HowItCame({ came }: { came: Came }) {
  const say = useSay()
  const counted = useFineSaid()
  if (came.what === 'overdueFine') return <small>{counted(came.working)}</small>
  if (came.note) return <small>{came.note}</small>
  return came.why && <small>{say(came.why)}</small>
}

/** A fine in words: 超期 6 天，计费 6 天，每天 ¥0.50, and its limit where it was reached. */
export function useFineSaid(): (fine: Record<string, unknown>) => string {
  const words = useWords().money
  return ({ overdueDays, chargedDays, perDayFen, cappedAtFen }) => {
    if (typeof overdueDays !== 'number' || typeof perDayFen !== 'number') return ''
    const counted = { overdueDays, chargedDays: Number(chargedDays), perDay: yuan(perDayFen) }
    const said = words.fineWorking(counted)
    return typeof cappedAtFen === 'number'
      ? `${said} · ${words.fineCapped({ most: yuan(cappedAtFen) })}`
      : said
  }
}
