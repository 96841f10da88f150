import type { PriceRow } from '../../../src/charges/price-list-shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import { useWords } from '../../ui/page.tsx'

type Paying = PriceRow['payers'][number]

/** Who pays a price, in words: 馆际互借中心全额补贴; 补贴 ¥100.00 以内；其余读者付. */
export function useSubsidy(): (payers: PriceRow['payers']) => string {
  const { fees, money } = useWords()
  const partSaid = (part: Paying): string => {
    const payer = money.payers[part.payer]
    const { percent, upToFen, yearCapFen } = part
    if (yearCapFen !== undefined) return fees.ofYear({ payer, amount: yuan(yearCapFen) })
    if (percent !== undefined && upToFen !== undefined)
      return fees.percentUpTo({ payer, percent, amount: yuan(upToFen) })
    if (percent !== undefined) return fees.percent({ payer, percent })
    if (upToFen !== undefined) return fees.upTo({ payer, amount: yuan(upToFen) })
    return fees.rest({ payer })
  }
  return (payers) => {
    const [only] = payers
    if (payers.length === 1 && only)
      return only.payer === 'reader' ? fees.none : fees.whole({ payer: money.payers[only.payer] })
    return payers.map(partSaid).join(fees.between)
  }
}
