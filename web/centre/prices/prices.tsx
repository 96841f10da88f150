import { useEffect, useRef, useState } from 'react'
import type { Views } from '../../../src/pages/views.ts'
import { centreMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { SectionHead } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import { Caps } from './caps.tsx'
import { type Done, FreePeriodOf } from './free-period.tsx'
import { ServicePrices } from './service-prices.tsx'
import './prices.css'

type Overview = Views['centre/prices']
type Priced = Overview['services'][number]

const view: View<'centre/prices'> = {
  title: ({ prices, common }) => `${prices.title} · ${common.brand}`,
  Page: ({ data }) => (
    <StaffShell menu={centreMenu}>
      <Prices {...data} />
    </StaffShell>
  ),
}

export default view

/** Services as the consortium lists them; one that it does not name comes last. */
const inOrderOf = (names: readonly string[]) => (left: Priced, right: Priced) =>
  placeOf(names, left) - placeOf(names, right)

const placeOf = (names: readonly string[], { service }: Priced) =>
  names.includes(service) ? names.indexOf(service) : names.length

/** 价格与补贴: free periods with what can be done about them, caps in use, and every price with who pays it. */
function Prices(first: Overview) {
  const words = useWords().prices
  const [overview, setOverview] = useState(first)
  const [done, setDone] = useState<Done | null>(null)
  const said = useRef<HTMLParagraphElement>(null)
  // The form that had the focus goes away, and what was done is said above it.
  useEffect(() => {
    if (done) said.current?.focus()
  }, [done])
  const look = async (what: Done) => {
    setDone(what)
    const answer = await fetch('/api/prices').catch(() => null)
    if (answer?.ok) setOverview((await answer.json()) as Overview)
  }
  const { services, freePeriods, caps } = overview
  return (
    <main id="main" className="overview prices-page">
      <h1>{words.title}</h1>
      <p className="meta">{words.lead}</p>
      <p className="said" role="status" tabIndex={-1} ref={said}>
        {done && (
          <>
            {done.said} <a href={`/news/${done.newsId}`}>{words.free.read}</a>
          </>
        )}
      </p>
      <section aria-labelledby="free-periods">
        <SectionHead id="free-periods" title={words.free.title} />
        <p className="meta">{words.free.hint}</p>
        {freePeriods.length === 0 && <p>{words.free.none}</p>}
        {freePeriods.map((period) => (
          <FreePeriodOf
            key={`${period.rule.ruleId} ${period.goesOn?.ruleId}`}
            period={period}
            onDone={(what) => void look(what)}
          />
        ))}
      </section>
      {caps.length > 0 && <Caps caps={caps} />}
      {services.toSorted(inOrderOf(Object.keys(words.services))).map((priced) => (
        <ServicePrices key={priced.service} priced={priced} />
      ))}
    </main>
  )
}
