import type { NoticeTemplate, NoticeValues, notices as zh } from '../zh/notices.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const day = (iso: string): string => {
  const [year, month, date] = iso.split('-')
  return date
    ? `${Number(date)} ${months[Number(month) - 1]} ${year}`
    : 'the day the librarian names'
}
const book = (v: NoticeValues) => `“${v.title}” (request ${v.number})`
const because = (v: NoticeValues) =>
  [v.reason && `Reason: ${v.reason}.`, v.note && `Note: ${v.note}`].filter(Boolean).join(' ')
const remark = (v: NoticeValues) => v.note && `Note: ${v.note}`
const lines = (...parts: string[]) => parts.filter(Boolean).join('\n')
const pickup = (v: NoticeValues) =>
  lines(
    v.pickupPlace && `Where: ${v.pickupPlace}`,
    v.pickupHours && `Open: ${v.pickupHours}`,
    v.heldUntil && `Kept for you until: ${day(v.heldUntil)}`,
  )

const templates: Record<keyof typeof zh.templates, NoticeTemplate> = {
  // the reader
  requestCopy: {
    subject: (v) => `Copy of request ${v.number}: ${v.title}`,
    body: (v) =>
      lines(
        `Your request is submitted: ${book(v)}.`,
        `${v.supplier || 'The lending library'} is asked now; you will hear from us when it moves.`,
      ),
  },
  accepted: {
    subject: (v) => `Accepted: ${v.title}`,
    body: (v) =>
      lines(
        `${v.supplier} has accepted your request for ${book(v)} and is fetching it.`,
        'You will hear from us when it is lent.',
      ),
  },
  forwarded: {
    subject: (v) => `Forwarded to the next library: ${v.title}`,
    body: (v) =>
      lines(
        `${v.formerSupplier || 'The library asked before'} did not supply ${book(v)}.`,
        because(v),
        `${v.supplier} is asked now; you need not do anything.`,
      ),
  },
  unfilled: {
    subject: (v) => `Unfilled: ${v.title}`,
    body: (v) =>
      lines(
        `No library can supply ${book(v)}.`,
        because(v),
        'The request has ended and no longer counts against your limit. You may ask for another edition, or ask the interlibrary loan librarian of your library for help.',
      ),
  },
  expired: {
    subject: (v) => `Expired: ${v.title}`,
    body: (v) =>
      lines(
        `Your request for ${book(v)} was not answered in time and has expired.`,
        'It no longer counts against your limit. You may ask again.',
      ),
  },
  lent: {
    subject: (v) => `Lent: ${v.title}`,
    body: (v) =>
      lines(
        `${v.supplier} has lent ${book(v)} to you.`,
        'You will hear from us when it can be picked up.',
      ),
  },
  onTheWay: {
    subject: (v) => `On the way: ${v.title}`,
    body: (v) =>
      lines(
        `${book(v)} has left ${v.supplier} and is on the way to ${v.library}.`,
        'You will hear from us when it can be picked up.',
      ),
  },
  arrived: {
    subject: (v) => `Ready for pick-up: ${v.title}`,
    body: (v) =>
      lines(`${book(v)} has arrived at ${v.library}. Please come and pick it up.`, pickup(v)),
  },
  arrivedReminder: {
    subject: (v) => `Please pick up: ${v.title}`,
    body: (v) => lines(`${book(v)} is still waiting for you at ${v.library}.`, pickup(v)),
  },
  holdLapsed: {
    subject: (v) => `Not picked up in time: ${v.title}`,
    body: (v) =>
      lines(
        `${book(v)} was not picked up while it was kept for you and goes back to ${v.supplier}.`,
        'There is no charge. If you still need it, please ask again.',
      ),
  },
  handedOver: {
    subject: (v) => `Due on ${day(v.dueOn)}: ${v.title}`,
    body: (v) =>
      lines(
        `You have picked up ${book(v)}.`,
        `Please return it to ${v.library} by ${day(v.dueOn)}.`,
        v.finePerDay && `Late return costs ${v.finePerDay} a day.`,
        v.deposit && `The deposit of ${v.deposit} is given back after return.`,
      ),
  },
  takenBack: {
    subject: (v) => `Returned: ${v.title}`,
    body: (v) =>
      lines(
        `You have returned ${book(v)}; ${v.library} sends it back to ${v.supplier}.`,
        v.fine &&
          `It was ${v.overdueDays === 1 ? '1 day' : `${v.overdueDays} days`} late: please pay ${v.fine} at ${v.library}.`,
        v.depositFree && `Your deposit of ${v.depositFree} can be given back now.`,
      ),
  },
  completed: {
    subject: (v) => `Completed: ${v.title}`,
    body: (v) => `${v.supplier} has signed for ${book(v)}. This loan is completed.`,
  },
  overdue: {
    subject: (v) => `Overdue: ${v.title}`,
    body: (v) =>
      lines(
        `${book(v)} was due on ${day(v.dueOn)} and is now overdue.`,
        `Please return it to ${v.library} soon. ${v.finePerDay ? `By the rules of ${v.supplier} each day costs ${v.finePerDay}, to be paid on return.` : `Overdue fees follow the rules of ${v.supplier}.`}`,
      ),
  },
  recalled: {
    subject: (v) => `Urgent: ${v.title} is recalled, please return it by ${day(v.dueOn)}`,
    body: (v) =>
      lines(
        `${v.supplier} recalls ${book(v)}.`,
        `Please return it to ${v.library} by ${day(v.dueOn)}, whatever the earlier due date.`,
        remark(v),
      ),
  },
  renewed: {
    subject: (v) => `Renewed until ${day(v.dueOn)}: ${v.title}`,
    body: (v) => `${book(v)} is renewed. Please return it to ${v.library} by ${day(v.dueOn)}.`,
  },
  cancelAgreed: {
    subject: (v) => `Withdrawn: ${v.title}`,
    body: (v) =>
      lines(
        `${v.supplier} agrees to withdraw your request for ${book(v)}.`,
        'It has ended and no longer counts against your limit.',
        remark(v),
      ),
  },
  cancelDeclined: {
    subject: (v) => `Not withdrawn: ${v.title}`,
    body: (v) =>
      lines(
        `${v.supplier} does not agree to withdraw your request for ${book(v)}; it goes on.`,
        remark(v),
      ),
  },
  lossSettled: {
    subject: (v) => `Loss settled: ${v.title}`,
    body: (v) =>
      lines(
        `${v.supplier} has settled the loss of ${book(v)}; the request has ended.`,
        v.compensation &&
          `Compensation ${v.compensation}${v.offset && `, of which ${v.offset} was taken from your deposit`}.`,
        remark(v),
      ),
  },
  damaged: {
    subject: (v) => `Returned damaged: ${v.title}`,
    body: (v) =>
      lines(
        `${v.supplier} has signed in ${book(v)}, damaged.`,
        v.compensation && `Compensation ${v.compensation}: please pay it at ${v.library}.`,
        remark(v),
      ),
  },
  damagedReader: {
    subject: (v) => `A reader's book came back damaged: ${v.title}`,
    body: (v) =>
      lines(
        `${v.supplier} has signed in ${book(v)}, damaged. What it asks for is charged to the reader.`,
        remark(v),
      ),
  },
  registrationApproved: {
    subject: () => 'Your registration is approved',
    body: (v) =>
      `${v.library} has approved your registration. You can now sign in with your login name and ask for books.`,
  },
  registrationRefused: {
    subject: () => 'Your registration is not approved',
    body: (v) =>
      lines(
        `${v.library} has not approved your registration.`,
        v.reason && `Reason: ${v.reason}`,
        'You can correct it and submit it again under the same login name.',
      ),
  },
  // the supplying library
  newRequest: {
    subject: (v) => `New request ${v.number}: ${v.title}`,
    body: (v) =>
      `${v.library} asks us for ${book(v)}. Please accept it, or say why we cannot supply.`,
  },
  lapsed: {
    subject: (v) => `Not handled in time: ${v.number}`,
    body: (v) =>
      `${book(v)} was not handled here in time and waits for us no longer. Nothing is left to do.`,
  },
  ended: {
    subject: (v) => `Request ended: ${v.number}`,
    body: (v) => lines(`No library can supply ${book(v)}; the request has ended.`, because(v)),
  },
  cancelAsked: {
    subject: (v) => `The reader asks to cancel: ${v.number}`,
    body: (v) => lines(`The reader asks to cancel ${book(v)}. Please agree or decline.`, remark(v)),
  },
  withdrawn: {
    subject: (v) => `Withdrawn: ${v.number}`,
    body: (v) =>
      `${book(v)} has been withdrawn. Nothing is left to do; a copy already fetched goes back to its shelf.`,
  },
  comingBack: {
    subject: (v) => `In transit back: ${v.number}`,
    body: (v) => `${v.library} has sent ${book(v)} back. Please sign for it when it arrives.`,
  },
  lostReported: {
    subject: (v) => `Reported lost: ${v.number}`,
    body: (v) =>
      lines(
        `${book(v)} is reported lost. Please settle it by the rules of our library.`,
        remark(v),
      ),
  },
  foundAgain: {
    subject: (v) => `Found again: ${v.number}`,
    body: (v) => `${book(v)}, reported lost, has been found. ${v.library} sends it back.`,
  },
  // the requesting library
  lapsedAtSupplier: {
    subject: (v) => `The lender did not handle it in time: ${v.number}`,
    body: (v) =>
      `${v.supplier} did not handle ${book(v)} in time; the request waits for it no longer.`,
  },
  lentToYou: {
    subject: (v) => `Lent to us: ${v.number}`,
    body: (v) => `${v.supplier} has lent ${book(v)} to our reader; it awaits the courier.`,
  },
  onTheWayToYou: {
    subject: (v) => `On the way to us: ${v.number}`,
    body: (v) => `${book(v)} has left ${v.supplier}. Please sign for it when it arrives.`,
  },
  overdueReader: {
    subject: (v) => `Reader overdue: ${v.number}`,
    body: (v) =>
      `${book(v)}, with our reader, was due on ${day(v.dueOn)} and is overdue. Please ask for it.`,
  },
  recalledReader: {
    subject: (v) => `Urgent: recall of ${v.number}`,
    body: (v) =>
      lines(
        `${v.supplier} recalls ${book(v)}; our reader is to return it by ${day(v.dueOn)} and has been told.`,
        remark(v),
      ),
  },
  registrationToReview: {
    subject: () => 'A new registration waits for review',
    body: () =>
      'A reader has registered. Please check the card number and review it under registrations.',
  },
  mailFailed: {
    subject: (v) => `A mail was not delivered${v.number && `: ${v.number}`}`,
    body: (v) =>
      lines(
        `The mail “${v.title}” to a reader of ours was not delivered. Please tell the reader in another way and check the address.`,
        v.reason && `The mail server answered: ${v.reason}`,
      ),
  },
  // questions about a record
  enquiryAsked: {
    subject: (v) => `A reader asks: ${v.title}`,
    body: (v) =>
      lines(
        `A reader of ${v.library} asks: ${v.note}`,
        'Please answer under “Questions” at the desk.',
      ),
  },
  enquiryAnswered: {
    subject: (v) => `Your question is answered: ${v.title}`,
    body: (v) => `${v.supplier} answers your question about ${v.title}: ${v.note}`,
  },
  // whoever is to act
  reminder: {
    subject: (v) => `Reminder: ${v.number}`,
    body: (v) => `${book(v)} has been waiting for some time. The next step is ours.`,
  },
}

export const notices: typeof zh = {
  templates,
  closing: (v) => {
    const contact = [v.phone, v.email].filter(Boolean).join(', ')
    return lines(
      v.number ? `Request ${v.number}: ${v.link}` : v.link,
      contact && `Interlibrary loan at ${v.library}: ${contact}`,
    )
  },
}
