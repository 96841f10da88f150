import type { RequestDetail } from '../../../src/requests/shapes.ts'
import { Article } from '../../ui/book.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Barcode } from '../../ui/values/barcode.tsx'
import { Day } from '../../ui/values/when.tsx'
import { wayOf } from './slip-order.ts'

/** 书签, 腰封: one strip around each book, with its number to scan and where it goes. No reader's name. */
export const Straps = ({ requests }: { requests: readonly RequestDetail[] }) => (
  <ol className="straps">
    {requests.map((request) => (
      <Strap key={request.id} request={request} />
    ))}
  </ol>
)

function Strap({ request }: { request: RequestDetail }) {
  const words = useWords().desk.slips
  const say = useSay()
  const { from, to } = wayOf(request)
  const barcodes = request.items.map((item) => item.barcode).join(' / ')
  return (
    <li className="strap">
      <div className="to">
        <span>{words.strapTo}</span>
        <b>{say(to.short)}</b>
        <span>
          {words.strapFrom} {say(from.short)}
        </span>
      </div>
      <div className="of">
        <h2 className="book">{request.title}</h2>
        <Article article={{ ...request, pages: request.articlePages }} />
        <p>
          {request.author} <span className="no">{request.callNumber}</span>{' '}
          <span className="no">{barcodes}</span>
        </p>
        <p>
          {request.dueOn && (
            <b>
              {words.due} <Day on={request.dueOn} />{' '}
            </b>
          )}
          {words.keepStrap}
        </p>
      </div>
      <Barcode text={request.number} />
    </li>
  )
}
