import { useState } from 'react'
import type { SourceDetail } from '../../src/catalogue/sources/shapes.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SectionHead } from '../ui/lists.tsx'
import { useSay, useWords } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { useSend } from '../ui/use-send.ts'

/** Removes a source, once it has been said what goes and what stays. */
export function Remove({ source }: { source: SourceDetail }) {
  const words = useWords().harvest.detail.remove
  const say = useSay()
  const [isAsked, ask] = useState(false)
  const { send, sending, problem } = useSend<{ id: number }>()
  const remove = async () => {
    const sent = await send(`/api/sources/${source.id}/remove`, {})
    if (sent.ok) window.location.assign(paths.sources)
  }
  return (
    <section>
      <SectionHead title={words.title} />
      <div className="acts">
        <Button onClick={() => ask(true)}>{words.start}</Button>
      </div>
      <Dialog
        open={isAsked}
        title={words.confirm({ name: say(source.name) })}
        onClose={() => ask(false)}
      >
        <p>{words.what}</p>
        <p>{words.stays}</p>
        <Problem problem={problem} saved="" />
        <div className="acts">
          <Button look="primary" busy={sending} onClick={() => void remove()}>
            {words.now}
          </Button>
        </div>
      </Dialog>
    </section>
  )
}
