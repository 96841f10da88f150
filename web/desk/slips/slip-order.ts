import type { RequestDetail } from '../../../src/requests/shapes.ts'

type Found = Pick<RequestDetail, 'id' | 'callNumber' | 'copies'>

/** Numbers inside call numbers count as numbers: O13/9 stands before O13/88. */
const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Where the first copy stands, and its call number; '' where it is not known. */
export const placeOf = (request: Found) => ({
  location: request.copies[0]?.location ?? '',
  callNumber: request.copies[0]?.callNumber || request.callNumber,
})

/** One walk through the stacks: by 馆藏地, then 索书号; what has no known place comes last. */
export function inWalkingOrder<Request extends Found>(requests: readonly Request[]): Request[] {
  return requests.toSorted((a, b) => {
    const [left, right] = [placeOf(a), placeOf(b)]
    if (!left.location !== !right.location) return left.location ? -1 : 1
    return (
      collator.compare(left.location, right.location) ||
      collator.compare(left.callNumber, right.callNumber) ||
      a.id - b.id
    )
  })
}

type Sent = Pick<RequestDetail, 'state' | 'requesting' | 'supplying'>

/** On its way back, or about to be: then it goes to the lender. */
const homeward = ['returned', 'shippedReturn', 'completed']

/** From and to of a parcel: out to the borrowing library, or home to the lender. */
export function wayOf({ state, requesting, supplying }: Sent) {
  const lender = supplying ?? requesting
  return homeward.includes(state)
    ? { from: requesting, to: lender }
    : { from: lender, to: requesting }
}

/** Parcels by destination, in the order in which each destination first occurs. */
export function byDestination<Request extends Sent>(requests: readonly Request[]) {
  return [...Map.groupBy(requests, (request) => wayOf(request).to.code).values()]
}
