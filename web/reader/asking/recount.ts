import { useRef, useState } from 'react'
import { lacksPart } from '../../../src/requests/asking/book-from-record.ts'
import type { Preview, SubmissionForm } from '../../../src/requests/asking/shapes.ts'
import { useSend } from '../../ui/use-send.ts'

/**
 * The preview beside the form, asked for again when the lender or the way of delivery changes. A
 * form that is not ready, or that the server would refuse, leaves the last answer standing; its
 * objections are said on 提交 and not before.
 */
export function useRecount(first: Preview | null) {
  const { send } = useSend<Preview>()
  const [preview, setPreview] = useState(first)
  const turn = useRef(0)

  async function recount(form: SubmissionForm) {
    if (!form.books.every(isReady)) return
    turn.current += 1
    const own = turn.current
    const deliveryMethod = form.deliveryMethod || 'logistics'
    const sent = await send('/api/requests/preview', { ...form, deliveryMethod })
    if (sent.ok && own === turn.current) setPreview(sent.value)
  }

  return { preview, recount }
}

const isReady = (book: SubmissionForm['books'][number]): boolean =>
  !!(book.title && book.publishedYear && book.callNumber) && !lacksPart(book) && !awaitsIssue(book)

/** Of a journal some year is typed, and no issue yet: the server would only ask for it. */
const awaitsIssue = ({ materialType, volume, issue }: SubmissionForm['books'][number]): boolean =>
  materialType === 'serial' && !volume && !issue
