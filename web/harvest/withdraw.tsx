import { useState } from 'react'
import type { HarvestRun } from '../../src/catalogue/harvest/shapes.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SectionHead } from '../ui/lists.tsx'
import { useWords } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { useSend } from '../ui/use-send.ts'

/** Takes back what this run alone has brought, piece by piece; stopped in between it can be gone on with. */
export function Withdraw({ run }: { run: HarvestRun }) {
  const words = useWords().harvest.run.withdraw
  const [isAsked, ask] = useState(false)
  const [left, setLeft] = useState(run.broughtAlone)
  const [taken, setTaken] = useState(0)
  const { send, problem } = useSend<{ withdrawn: number; left: number }>()
  const [busy, setBusy] = useState(false)

  async function takeBack() {
    setBusy(true)
    for (let more = true; more; ) {
      const sent = await send(`/api/harvests/${run.id}/withdraw`, {})
      more = sent.ok && sent.value.left > 0
      if (!sent.ok) continue
      const { withdrawn, left } = sent.value
      setTaken((before) => before + withdrawn)
      setLeft(left)
    }
    setBusy(false)
  }

  if (run.state === 'running' || run.broughtAlone === 0) return null
  const said = busy ? words.going({ n: left }) : taken > 0 ? words.done({ n: taken }) : ''
  return (
    <section>
      <SectionHead title={words.title} />
      {left > 0 && <p>{words.hint({ n: left })}</p>}
      <div className="acts">
        {left > 0 && <Button onClick={() => ask(true)}>{words.start}</Button>}
        <span role="status">{said}</span>
      </div>
      <Dialog
        open={isAsked}
        title={words.confirm({ n: run.broughtAlone })}
        onClose={() => ask(false)}
      >
        {left > 0 && <p>{words.what}</p>}
        {left > 0 && <p>{words.stays}</p>}
        <Problem problem={problem} saved="" />
        <div className="acts">
          {left > 0 && (
            <Button look="primary" busy={busy} onClick={() => void takeBack()}>
              {words.confirm({ n: left })}
            </Button>
          )}
          <span>{said}</span>
        </div>
      </Dialog>
    </section>
  )
}
