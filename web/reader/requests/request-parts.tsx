import type { HistoryEntry, RequestDetail } from '../../../src/requests/shapes.ts'
import { paths } from '../../paths.ts'
import { useSay, useWords } from '../../ui/page.tsx'
import { Day, When } from '../../ui/values/when.tsx'
import { Lines, wordOf } from './request-lines.tsx'
import { isOpen } from './request-state.tsx'

/** The book as it was asked for. */
export function What({ request }: { request: RequestDetail }) {
  const words = useWords().my
  const { fields } = words
  return (
    <>
      <Lines
        lines={[
          [fields.articleTitle, request.articleTitle],
          [fields.articleAuthor, request.articleAuthor],
          [fields.pages, request.articlePages],
          [fields.author, request.author],
          [fields.publisher, request.publisher],
          [fields.publishedYear, request.publishedYear],
          [fields.isbnIssn, request.isbnIssn && <span className="no">{request.isbnIssn}</span>],
          [fields.callNumber, <span className="no">{request.callNumber}</span>],
          [fields.materialType, wordOf(words.materialTypes, request.materialType)],
          [fields.language, request.language && wordOf(words.languages, request.language)],
          [fields.note, request.note],
        ]}
      />
      {request.recordId && <a href={paths.record(request.recordId)}>{words.request.record}</a>}
    </>
  )
}

/** Who was asked, what they said and why. */
export function Offers({ request }: { request: RequestDetail }) {
  const words = useWords()
  const own = words.my.request
  const say = useSay()
  // Once the book is lent, or all is over, nobody further will be asked.
  const offers = request.offers.filter(({ state }) => state !== 'planned' || isOpen(request.state))
  return (
    <>
      {offers.length === 0 && <p className="nothing">{own.noOffers}</p>}
      <ul className="hist">
        {offers.map((offer) => (
          <li key={`${offer.library.zh} ${offer.state}`}>
            <span>{say(offer.library)}</span>
            <span className="meta">{wordOf(own.offers, offer.state)}</span>
            {offer.reason && <small>{wordOf(words.lifecycle.reasons, offer.reason)}</small>}
          </li>
        ))}
      </ul>
      <Lines
        lines={[
          [words.my.fields.additionalLenders, request.additionalLenders],
          [words.my.fields.searchScope, wordOf(words.my.scopes, request.searchScope)],
        ]}
      />
    </>
  )
}

/** How it is fetched, and whom to tell. */
export function Contact({ request }: { request: RequestDetail }) {
  const words = useWords().my
  const say = useSay()
  const { pickup, recipient } = request
  return (
    <Lines
      lines={[
        [words.fields.delivery, words.deliveryMethods[request.deliveryMethod]],
        [words.request.pickup, pickup && `${say(pickup.place)} ${say(pickup.hours)}`],
        [words.fields.neededBy, request.neededBy && <Day on={request.neededBy} />],
        [words.fields.recipientName, recipient?.name],
        [words.fields.email, recipient?.email],
        [words.fields.phone, recipient?.phone],
        [words.request.items, request.items.map(({ barcode }) => barcode).join(', ')],
      ]}
    />
  )
}

/** Every number that finds it: the first stays the reader's, later lenders add their own. */
export function Numbers({ request }: { request: RequestDetail }) {
  const words = useWords().my
  const say = useSay()
  return (
    <ul className="hist">
      {request.numbers.map(({ number, library, since }) => (
        <li key={number}>
          <span className="no">{number}</span>
          <span className="meta">
            <When at={since} />
          </span>
          <small>{say(library)}</small>
        </li>
      ))}
      {request.patronReference && (
        <li>
          <span className="no">{request.patronReference}</span>
          <span className="meta">{words.fields.patronReference}</span>
        </li>
      )}
    </ul>
  )
}

/** 经过: what was done, by whom, and why; the newest last, as it was lived. */
export function HistoryTable({ entries }: { entries: readonly HistoryEntry[] }) {
  const words = useWords()
  const own = words.my.request
  const say = useSay()
  return (
    <ul className="hist past">
      {entries.map((entry) => (
        <li key={`${entry.at} ${entry.action}`}>
          <b>{wordOf(words.lifecycle.actions, entry.action)}</b>
          <span className="meta">
            <When at={entry.at} clock />
          </span>
          <small>
            {say(entry.who)}
            {entry.operatorCode && `　${own.operator({ code: entry.operatorCode })}`}
            {entry.reason && `　${wordOf(words.lifecycle.reasons, entry.reason)}`}
            {entry.note && `　${entry.note}`}
          </small>
        </li>
      ))}
    </ul>
  )
}
