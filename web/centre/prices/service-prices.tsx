import type { PricedCharge, PricedService } from '../../../src/portal/prices/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import type { Texts } from '../../../texts/index.ts'
import { SectionHead } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { RuleLine } from './rule-line.tsx'

type PayingPart = PricedCharge['payers'][number]['list'][number]

/** The prices of one service: each charge with what it costs and who pays, by the rules that say so. */
export function ServicePrices({ priced: { service, charges } }: { priced: PricedService }) {
  const { prices, money } = useWords()
  const { columns } = prices
  return (
    <section aria-labelledby={`prices-${service}`}>
      <SectionHead id={`prices-${service}`} title={serviceName(prices, service)} />
      <table className="tbl" aria-labelledby={`prices-${service}`}>
        <thead>
          <tr>
            <th scope="col">{columns.charge}</th>
            <th scope="col">{columns.gross}</th>
            <th scope="col">{columns.payers}</th>
          </tr>
        </thead>
        <tbody>
          {charges.map(({ charge, unit, gross, payers }) => (
            <tr key={charge}>
              <th scope="row">{money.charges[charge]}</th>
              <td>
                {gross.map((rule) => (
                  <RuleLine key={rule.ruleId} rule={rule}>
                    <b className="nb">{grossOf({ prices, money }, unit, rule.grossFen)}</b>
                  </RuleLine>
                ))}
              </td>
              <td>
                {payers.map((rule) => (
                  <RuleLine key={rule.ruleId} rule={rule}>
                    <b>{sayPayers({ prices, money }, rule.list)}</b>
                  </RuleLine>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type Words = Pick<Texts, 'prices' | 'money'>

/** A service by its name; one that has none yet by its word. */
export const serviceName = (words: Texts['prices'], service: string): string =>
  (words.services as Readonly<Record<string, string>>)[service] ?? service

const grossOf = (
  { prices, money }: Words,
  unit: PricedCharge['unit'],
  grossFen: number | null,
): string =>
  grossFen === null
    ? prices.atCost
    : prices.each({ amount: yuan(grossFen), unit: money.units[unit] })

/** Who pays, in order: 中心每次至多 ¥10.00，读者承担其余. */
export const sayPayers = ({ prices, money }: Words, list: readonly PayingPart[]): string =>
  list.map((part, place) => sayPart({ prices, money }, part, place === 0)).join(prices.comma)

function sayPart(
  { prices: { part: words }, money }: Words,
  { payer, percent, upToFen, yearCapFen }: PayingPart,
  alone: boolean,
): string {
  const name = money.payers[payer]
  if (percent !== undefined) return words.percent({ payer: name, percent })
  if (upToFen !== undefined) return words.upTo({ payer: name, amount: yuan(upToFen) })
  if (yearCapFen !== undefined) return words.yearCap({ payer: name, amount: yuan(yearCapFen) })
  return alone ? words.all({ payer: name }) : words.rest({ payer: name })
}
