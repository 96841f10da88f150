import { useEffect, useState } from 'react'
import type { Views } from '../../../src/pages/views.ts'
import type {
  Preview,
  SubmissionAnswer,
  SubmissionForm,
} from '../../../src/requests/asking/shapes.ts'
import type { ErrorAnswer } from '../../../src/shared/shapes.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { useSend } from '../../ui/use-send.ts'
import type { View } from '../../views.ts'
import '../requests/asked.css'
import './ask.css'
import { Confirm } from './confirm.tsx'
import { Done } from './done.tsx'
import { agreedOf } from './form.ts'
import { AskForm } from './page.tsx'

type AskData = Views['reader/ask']

/** The form, then 确认申请单, then the number. The form stays in the page, so that 返回 keeps every word. */
function Ask({ data }: { data: AskData }) {
  const looked = useSend<Preview>()
  const stored = useSend<SubmissionAnswer>()
  const [form, setForm] = useState<SubmissionForm | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [before, setBefore] = useState<Preview | null>(null)
  const [answer, setAnswer] = useState<SubmissionAnswer | null>(null)
  const [step, setStep] = useStep()

  async function look(submission: SubmissionForm) {
    const sent = await looked.send('/api/requests/preview', submission)
    if (!sent.ok) return
    const unsaid = reasonsUnsaid(sent.value)
    if (unsaid) return looked.setProblem(unsaid)
    setForm(submission)
    setBefore(null)
    setPreview(sent.value)
    setStep('confirm')
  }

  /** The price is another one now: it is shown anew, beside the words that say so. */
  async function lookAgain() {
    const sent = await looked.send('/api/requests/preview', form)
    if (!sent.ok) return
    setBefore(preview)
    setPreview(sent.value)
  }

  async function confirm() {
    if (!form || !preview) return
    const sent = await stored.send('/api/requests', {
      ...form,
      agreed: agreedOf(preview.books),
    })
    if (!sent.ok) return sent.error.code === 'priceChanged' && lookAgain()
    setAnswer(sent.value)
    // Reloaded or kept as a bookmark it is what was submitted, and not a second empty form.
    const [only, ...more] = sent.value.requests
    const address = only && more.length === 0 ? paths.request(only.id) : paths.requests
    history.replaceState(null, '', address)
    scrollTo(0, 0)
  }

  const confirming = step === 'confirm' && preview && form
  return (
    <ReaderShell>
      {answer && form ? (
        <Done answer={answer} form={form} />
      ) : (
        <>
          {confirming && (
            <Confirm
              form={form}
              preview={preview}
              before={before}
              profile={data.profile}
              sending={stored.sending}
              problem={stored.problem}
              cancelTo={data.record?.hit.id ?? null}
              onConfirm={confirm}
              onBack={() => history.back()}
            />
          )}
          <div hidden={!!confirming}>
            <AskForm
              data={data}
              looking={looked.sending}
              problem={looked.problem}
              onChange={() => looked.setProblem(null)}
              onTouch={() => setPreview(null)}
              onLook={look}
            />
          </div>
        </>
      )}
    </ReaderShell>
  )
}

/** Own holdings that the rule warns of and the reader gave no reason for (R26); the server would refuse them. */
function reasonsUnsaid({ books }: Preview): ErrorAnswer | null {
  const objections = books.flatMap(({ warnings }, at) =>
    warnings
      .filter(({ code }) => code === 'ownHolding')
      .map(({ code, message }) => ({ code, field: `books.${at}.ownHoldingReason`, message })),
  )
  const [first] = objections
  return first ? { ...first, objections, id: '' } : null
}

/** Form or confirm, kept in the address, so that the browser's Back leads from confirm to the form. */
function useStep() {
  const [step, setStep] = useState<'form' | 'confirm'>('form')
  useEffect(() => {
    if (location.hash) history.replaceState(null, '', location.pathname + location.search)
    const follow = () => {
      setStep(location.hash === '#confirm' ? 'confirm' : 'form')
      scrollTo(0, 0)
    }
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  const go = (next: 'confirm') => {
    history.pushState(null, '', `#${next}`)
    setStep(next)
    scrollTo(0, 0)
  }
  return [step, go] as const
}

const view: View<'reader/ask'> = {
  title: (words) => `${words.my.ask.heading} · ${words.common.brand}`,
  Page: Ask,
}
export default view
