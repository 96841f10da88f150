import { useState } from 'react'
import type { Views } from '../../../src/pages/views.ts'
import type { ScanAnswer } from '../../../src/requests/desk/shapes.ts'
import type { ActionAnswer, RequestLine } from '../../../src/requests/shapes.ts'
import { useSay, useWords } from '../../ui/page.tsx'
import { useSend } from '../../ui/use-send.ts'
import { doneOutcome, type Outcome, refusedOutcome } from '../scanning/outcome.ts'
import { planScan } from '../scanning/scan-plan.ts'
import { beep } from '../scanning/sound.ts'
import { type ScanEnd, useScans } from '../scanning/use-scans.ts'
import { useSwitch } from './switches.ts'
import { useLists } from './use-lists.ts'

/** What a person entered for an action; what it does not need is left out. */
export interface Entered {
  reason?: string
  note?: string
  barcode?: string
  libraryCode?: string
  condition?: string
  amountFen?: number
  depositBy?: string
}

type Acted = Pick<RequestLine, 'id' | 'number' | 'title' | 'requesting' | 'supplying'>

/** All that can be done at the desk, and what came of the last thing done. */
export function useWork(data: Views['desk/requests']) {
  const words = useWords().desk
  const say = useSay()
  const lists = useLists(data)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [soundOn] = useSwitch('desk.sound')
  const acting = useSend<ActionAnswer>()
  const scanning = useSend<ScanAnswer>()

  const show = (next: Outcome) => {
    setOutcome(next)
    if (soundOn) beep(next.kind !== 'refused')
  }

  /** Takes an action on a request; says what came of it. A refusal of `quiet` is left to the form. */
  async function act(request: Acted, action: string, entered: Entered = {}, quiet = false) {
    const sent = await acting.send(actionsAddress(request.id), { action, ...entered })
    if (sent.ok) {
      show(doneOutcome({ ...doneOf(request, say), action, ...endOfAct(sent.value) }, words))
      await lists.refresh()
    } else if (!quiet) {
      show(refusedOutcome(sent.error, entered.barcode ?? '', words))
    }
    return sent
  }

  async function scan(code: string): Promise<ScanEnd> {
    const { list, chosen } = lists.latest.current
    const plan = planScan(code, chosen, list.lines)
    if (plan.kind === 'choose') {
      await lists.choose(plan.requestId)
      show({ kind: 'ask', number: plan.number, said: words.scan.nowBook, title: '' })
      return 'done'
    }
    if (plan.kind === 'fill') {
      return endOf(await act(chosen!, plan.action, { barcode: plan.barcode }))
    }
    const sent = await scanning.send('/api/desk/scan', { code })
    if (sent.ok) {
      const { from, to } = sent.value
      show(doneOutcome({ ...sent.value, from: say(from), to: say(to) }, words))
      await lists.refresh()
    } else {
      const missing = sent.error.code === 'depositMissing' && lineOf(list.lines, code)
      if (missing) await lists.choose(missing.id) // Enter then asks how it is paid
      show(refusedOutcome(sent.error, code, words))
    }
    return endOf(sent)
  }

  const scans = useScans(scan)
  return { ...lists, act, acting, scans, outcome, clear: () => setOutcome(null) }
}

export type Work = ReturnType<typeof useWork>

const lineOf = (lines: readonly RequestLine[], code: string) =>
  lines.find(({ number }) => number.toLowerCase() === code.toLowerCase())

const actionsAddress = (id: number) => `/api/requests/${id}/actions`

const endOfAct = ({ state, returned }: ActionAnswer) => ({ state, returned })

const endOf = (sent: { ok: true } | { ok: false; error: { code: string } }): ScanEnd =>
  sent.ok ? 'done' : sent.error.code === 'noAnswer' ? 'unanswered' : 'refused'

/** Number, title and way of a request: towards the reader's library. */
const doneOf = (request: Acted, say: ReturnType<typeof useSay>) => ({
  number: request.number,
  title: request.title,
  from: request.supplying ? say(request.supplying.short) : '',
  to: say(request.requesting.short),
})
