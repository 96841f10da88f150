import type { OverdueTariff } from '../../src/charges/shapes.ts'
import { yuan } from '../../src/shared/money.ts'
import type { Bilingual } from '../../src/shared/shapes.ts'
import { useSay, useWords } from '../ui/page.tsx'

/** What late return costs at a lender, in one sentence: 上图：每册每天 ¥0.50，前 2 天不收，每册最多 ¥5.00. */
export function useTariff(): (library: Bilingual, tariff: OverdueTariff) => string {
  const words = useWords().my.summary.tariff
  const say = useSay()
  return (name, { perDayFen, graceDays, onClosedDays, maxFen }) => {
    const library = say(name)
    if (perDayFen === 0) return words.none({ library })
    return [
      words.perDay({ library, perDay: yuan(perDayFen) }),
      graceDays > 0 ? words.grace({ n: graceDays }) : '',
      onClosedDays ? '' : words.openOnly,
      maxFen === null ? '' : words.most({ most: yuan(maxFen) }),
    ].join('')
  }
}
