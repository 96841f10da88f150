import type { ReactNode } from 'react'
import type { RequestDetail } from '../../../src/requests/shapes.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { Spine } from '../../ui/book.tsx'
import { SectionHead } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { Day, When } from '../../ui/values/when.tsx'
import type { View } from '../../views.ts'
import './asked.css'
import '../my/my.css'
import { RequestActions } from './request-actions.tsx'
import { Contact, HistoryTable, Numbers, Offers, What } from './request-parts.tsx'
import { Prices } from './request-prices.tsx'
import { hasEnded, ServiceState } from './request-state.tsx'
import { RequestTimeline } from './request-timeline.tsx'

/** One request, whole: where it stands, what, from whom, what it costs and why, what happened. */
function Request({ data: { request } }: { data: { request: RequestDetail } }) {
  const { request: words, timeline } = useWords().my
  return (
    <ReaderShell at={paths.requests}>
      <p className="crumb">
        <a href={paths.requests}>{words.back}</a>
      </p>
      <Head request={request} />
      <div className="lay">
        <div>
          <section className="sec first" aria-label={timeline.label}>
            <RequestTimeline request={request} />
            <RequestActions request={request} />
          </section>
          <Part title={words.history}>
            <HistoryTable entries={request.history} />
          </Part>
          <Part title={words.contact}>
            <Contact request={request} />
          </Part>
          <Part title={words.numbers}>
            <Numbers request={request} />
          </Part>
        </div>
        <div className="b">
          <Part title={words.whom}>
            <Offers request={request} />
          </Part>
          <Part title={words.money}>
            <Prices request={request} />
          </Part>
          <Part title={words.what}>
            <What request={request} />
          </Part>
        </div>
      </div>
    </ReaderShell>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="sec">
    <SectionHead title={title} />
    {children}
  </section>
)

function Head({ request }: { request: RequestDetail }) {
  const words = useWords().my.request
  return (
    <header className="req-head">
      <Spine callNumber={request.callNumber} />
      <div>
        <p>
          <span className="no">{request.number}</span>
          {'　'}
          <ServiceState state={request.state} />
        </p>
        <h1 className="book">{request.title}</h1>
        <p className="meta">
          {words.submitted} <When at={request.submittedAt} clock />
          {request.dueOn && !hasEnded(request.state) && (
            <>
              {'　'}
              {words.due} <Day on={request.dueOn} />
            </>
          )}
          {request.heldUntil && request.state === 'awaitingPickup' && (
            <>
              {'　'}
              {words.heldUntil} <Day on={request.heldUntil} />
            </>
          )}
        </p>
      </div>
    </header>
  )
}

const view: View<'reader/request'> = {
  title: (words, { request }) => `${request.number} ${request.title} · ${words.common.brand}`,
  Page: Request,
}
export default view
