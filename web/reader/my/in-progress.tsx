import type { RequestDetail } from '../../../src/requests/shapes.ts'
import { paths } from '../../paths.ts'
import { Spine } from '../../ui/book.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Empty, SectionHead } from '../../ui/lists.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { RequestActions } from '../requests/request-actions.tsx'
import { ReaderState } from '../requests/request-state.tsx'
import { RequestTimeline } from '../requests/request-timeline.tsx'

/** What is under way: the first with its whole timeline, further ones folded. */
export function InProgress({ requests }: { requests: readonly RequestDetail[] }) {
  const words = useWords().my.mine
  return (
    <section className="sec">
      <SectionHead title={words.inProgress} more={<span className="dim">{requests.length}</span>} />
      {requests.length === 0 && (
        <Empty
          title={words.noneInProgress}
          next={
            <>
              <LinkButton look="primary" href={paths.search}>
                {words.search}
              </LinkButton>
              <LinkButton href={paths.ask}>{words.ask}</LinkButton>
            </>
          }
        />
      )}
      {requests.map((request, at) => (
        <article key={request.id}>
          <Head request={request} />
          {at === 0 ? (
            <RequestTimeline request={request} />
          ) : (
            <details className="fold">
              <summary>{words.progress}</summary>
              <RequestTimeline request={request} />
            </details>
          )}
          <RequestActions request={request} />
        </article>
      ))}
    </section>
  )
}

/** The book, its number and the day it can be fetched, as the timeline expects it. */
function Head({ request }: { request: RequestDetail }) {
  const say = useSay()
  const ready = request.timeline.find(({ word }) => word === 'awaitingPickup')
  const expected = ready?.status === 'toCome' ? ready.expected : null
  return (
    <div className="bk going">
      <Spine callNumber={request.callNumber} />
      <div>
        <h3 className="t book">
          <a href={paths.request(request.id)}>{request.title}</a>
        </h3>
        <p>
          <span className="no">{request.number}</span>
          {'　'}
          <ReaderState state={request.state} />
          {expected && `　${say(expected)}`}
        </p>
      </div>
    </div>
  )
}
