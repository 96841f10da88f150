import type { OverdueTariff } from '../../src/charges/shapes.ts'
import { yuan } from '../../src/shared/money.ts'
import { useWords } from '../ui/page.tsx'

/** What late return costs, in one sentence: 每册每天 ¥0.50，前 2 天不收，每册最多 ¥5.00. */
export function useTariff(): (tariff: OverdueTariff) => string {
  const words = useWords().fees.tariff
  return ({ perDayFen, graceDays, onClosedDays, maxFen }) =>
    perDayFen === 0
      ? words.none
      : [
          words.perDay({ perDay: yuan(perDayFen) }),
          graceDays > 0 ? words.grace({ n: graceDays }) : '',
          onClosedDays ? '' : words.openOnly,
          maxFen === null ? '' : words.most({ most: yuan(maxFen) }),
        ].join('')
}
