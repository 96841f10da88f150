import type { ReactNode } from 'react'
import type { PriceRow, ServicePrices } from '../../../src/charges/price-list-shapes.ts'
import type { ExplainedTariff } from '../../../src/charges/shapes.ts'
import type { Directory } from '../../../src/libraries/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import type { Why } from '../../../src/shared/shapes.ts'
import { useTariff } from '../../money/tariff.ts'
import { useSay, useWords } from '../../ui/page.tsx'
import { useSubsidy } from './subsidy.ts'

/** A line of the table: four cells, the middle two with the rules behind them. */
export interface Line {
  key: string
  what: string
  gross: ReactNode
  grossWhy: readonly Why[]
  subsidy: ReactNode
  subsidyWhy: readonly Why[]
  pays: ReactNode
}

/** Everybody's prices first, then deposit and late return, then lender by lender. */
export function useLines(prices: ServicePrices, directory: Directory): Line[] {
  const words = useWords().fees
  const say = useSay()
  const priceLine = usePriceLine()
  const tariffLine = useTariffLine()
  const depositLine = useDepositLine()
  const members = directory.categories.flatMap(({ libraries }) => libraries)
  const nameOf = (code: string) => {
    const member = members.find((library) => library.code === code)
    return member ? say(member.short) : code
  }
  const lenderTariff = (tariff: ExplainedTariff) =>
    prices.tariff ? again(tariffLine(tariff)) : tariffLine(tariff)
  const ofLenders = prices.lenders.flatMap(({ code, rows, tariff }) =>
    [...rows.map(priceLine), ...(tariff ? [lenderTariff(tariff)] : [])].map((line) => ({
      ...line,
      key: `${code} ${line.key}`,
      what: words.lender({ library: nameOf(code), what: line.what }),
    })),
  )
  // Beside lenders with rules of their own it does not hold for everybody.
  const ofTheRest = (line: Line) =>
    prices.lenders.some(({ tariff }) => tariff)
      ? { ...line, what: words.others({ what: line.what }) }
      : line
  return [
    ...prices.rows.map(priceLine),
    ...(prices.deposit ? [depositLine(prices.deposit)] : []),
    ...(prices.tariff ? [ofTheRest(tariffLine(prices.tariff))] : []),
    ...ofLenders,
  ]
}

/** A line whose note the line of everybody has said: a phone, which sets the note on a line of its own, leaves it out. */
const again = (line: Line): Line => ({
  ...line,
  subsidy: <span className="again">{line.subsidy}</span>,
})

function usePriceLine(): (row: PriceRow) => Line {
  const { fees: words, money } = useWords()
  const subsidySaid = useSubsidy()
  return (row) => {
    const unit = money.units[row.unit]
    const pays = row.readerFen === null ? null : yuan(row.readerFen)
    const whole = row.payers.length === 1 ? words.atCost : words.above
    return {
      key: row.charge,
      what: money.charges[row.charge],
      gross: row.grossFen === null ? words.atCost : words.per({ amount: yuan(row.grossFen), unit }),
      grossWhy: row.grossWhy,
      subsidy: (
        <>
          {subsidySaid(row.payers)}
          {row.until && <b className="until">{words.until({ day: row.until })}</b>}
        </>
      ),
      subsidyWhy: row.payersWhy,
      pays: pays ?? whole,
    }
  }
}

function useDepositLine(): (deposit: NonNullable<ServicePrices['deposit']>) => Line {
  const words = useWords().fees
  return ({ mode, amountFen, why }) => ({
    key: 'deposit',
    what: words.deposit,
    gross:
      mode === 'none' ? words.depositModes.none : `${yuan(amountFen)} ${words.depositModes[mode]}`,
    grossWhy: why,
    subsidy: mode === 'none' ? '' : words.depositNote,
    subsidyWhy: [],
    pays: '',
  })
}

function useTariffLine(): (tariff: ExplainedTariff) => Line {
  const words = useWords().fees
  const tariffSaid = useTariff()
  return (tariff) => ({
    key: 'overdue',
    what: words.overdue,
    gross: tariffSaid(tariff),
    grossWhy: tariff.why,
    subsidy: words.overdueNote,
    subsidyWhy: [],
    pays: '',
  })
}
