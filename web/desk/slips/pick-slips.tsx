import type { RequestDetail } from '../../../src/requests/shapes.ts'
import { Article, Spine } from '../../ui/book.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Barcode } from '../../ui/values/barcode.tsx'
import { Day, When } from '../../ui/values/when.tsx'
import { inWalkingOrder, placeOf } from './slip-order.ts'

/** 索书单, six to a sheet of A4, in the order of one walk through the stacks. */
export const PickSlips = ({ requests }: { requests: readonly RequestDetail[] }) => (
  <ol className="six-up">
    {inWalkingOrder(requests).map((request) => (
      <PickSlip key={request.id} request={request} />
    ))}
  </ol>
)

function PickSlip({ request }: { request: RequestDetail }) {
  const words = useWords().desk
  const say = useSay()
  const { location, callNumber } = placeOf(request)
  return (
    <li className="slip">
      <div className="where">
        <b>{location || words.slips.noLocation}</b>
        <span className="no">{callNumber}</span>
      </div>
      <div className="what">
        <Spine callNumber={callNumber} />
        <div>
          <h2 className="book">{request.title}</h2>
          <Article article={{ ...request, pages: request.articlePages }} />
          <p>
            {[request.author, request.publisher, request.publishedYear].filter(Boolean).join('　')}
          </p>
          <p className="no">{request.copies.map((copy) => copy.barcode).join(' / ')}</p>
        </div>
      </div>
      <p className="parts">
        <span>
          {words.slips.forLibrary} <b>{say(request.requesting.short)}</b>
        </span>
        <span>
          {words.registrations.submitted} <When at={request.submittedAt} />
        </span>
        {request.neededBy && (
          <span>
            {words.request.needed} <Day on={request.neededBy} />
          </span>
        )}
      </p>
      {request.note && <p className="note">{request.note}</p>}
      <div className="foot-line">
        <Barcode text={request.number} />
        <ul className="ticks">
          <li>{words.slips.notFound}</li>
          <li>{words.slips.damaged}</li>
          <li className="blank">{words.slips.taken}</li>
        </ul>
      </div>
    </li>
  )
}
