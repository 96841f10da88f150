import { useState } from 'react'
import type { SourceDetail } from '../../../src/catalogue/sources/shapes.ts'
import type { Views } from '../../../src/pages/views.ts'
import { draftOf } from '../../harvest/draft.ts'
import { SourcesShell } from '../../harvest/shell.tsx'
import { Preview } from '../../harvest/source-preview.tsx'
import { Remove } from '../../harvest/source-remove.tsx'
import { Runs } from '../../harvest/source-runs.tsx'
import { Settings } from '../../harvest/source-settings.tsx'
import { Upload } from '../../harvest/source-upload.tsx'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import type { View } from '../../views.ts'

const view: View<'centre/source'> = {
  title: ({ harvest, common }, { source }, { language }) =>
    `${source.name[language]} · ${harvest.title} · ${common.brand}`,
  Page: ({ data }) => (
    <SourcesShell>
      <Source {...data} />
    </SourcesShell>
  ),
}

export default view

/** One source: how it stands, its runs, and for the centre everything that can be changed about it. */
function Source({ source, runs, sample, mayChange }: Views['centre/source']) {
  const words = useWords().harvest
  const say = useSay()
  const [draft, setDraft] = useState(() => draftOf(source))
  return (
    <main id="main" className="sources">
      <header>
        <h1>{say(source.name)}</h1>
        <span className="meta">
          {say(source.library.name)} · {words.protocols[source.protocol]} ·{' '}
          <a href={paths.sources}>{words.title}</a>
        </span>
        {!mayChange && <p>{words.detail.readOnly}</p>}
      </header>
      {source.protocol !== 'file' && <Address source={source} mayChange={mayChange} />}
      {mayChange && source.protocol === 'file' && <Upload sourceId={source.id} />}
      <Runs source={source} runs={runs} mayChange={mayChange} />
      {mayChange && (
        <div className="two">
          <Settings source={source} draft={draft} onChange={setDraft} />
          <Preview draft={draft} sample={sample} />
        </div>
      )}
      {mayChange && <Remove source={source} />}
    </main>
  )
}

/** Where it is, whether it may be asked, and the second person's button (promise S7). */
function Address({ source, mayChange }: { source: SourceDetail; mayChange: boolean }) {
  const words = useWords().harvest.detail
  const { send, sending, problem } = useSend<{ id: number }>()
  const [state, setState] = useState(source.addressState)
  const approve = async () => {
    const sent = await send(`/api/sources/${source.id}/approve-address`, {})
    if (sent.ok) setState('approved')
  }
  return (
    <section>
      <Problem problem={problem} saved="" />
      <p>
        <span className="no">{source.address || '–'}</span> · {words.address[state]}
      </p>
      {mayChange && state === 'waiting' && (
        <div className="acts">
          {source.isOwnAddress ? (
            <span className="meta">{words.ownAddress}</span>
          ) : (
            <Button busy={sending} onClick={approve}>
              {words.approve}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
