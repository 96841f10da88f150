import { useState } from 'react'
import type { HarvestReject, HarvestRun } from '../../../src/catalogue/harvest/shapes.ts'
import type { Views } from '../../../src/pages/views.ts'
import { SourcesShell } from '../../harvest/shell.tsx'
import { useRun } from '../../harvest/use-run.ts'
import { Withdraw } from '../../harvest/withdraw.tsx'
import { detailSaid, wordOf } from '../../harvest/words.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { type Column, SectionHead, Table } from '../../ui/lists.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import type { View } from '../../views.ts'
import { Counts, Progress } from './run-progress.tsx'

const view: View<'centre/harvest'> = {
  title: ({ harvest, common }, { run }) => `${harvest.run.title({ id: run.id })} · ${common.brand}`,
  Page: ({ data }) => (
    <SourcesShell>
      <Harvest {...data} />
    </SourcesShell>
  ),
}

export default view

/** A run while it goes on and after: what came, how fast, what was not taken. */
function Harvest({ run: first, rejects, mayChange }: Views['centre/harvest']) {
  const words = useWords().harvest
  const say = useSay()
  const [run, look] = useRun(first)
  return (
    <main id="main" className="sources">
      <header>
        <h1>{words.run.title({ id: run.id })}</h1>
        <span className="meta">
          {say(run.library)} · <a href={paths.source(run.sourceId)}>{say(run.source)}</a> ·{' '}
          {words.protocols[run.protocol]} · {words.run.scopes[run.scope]}
        </span>
      </header>
      <Progress run={run} />
      <Counts run={run} />
      {mayChange && <Actions run={run} look={look} />}
      {(run.rejected > 0 || run.state === 'finished') && <Rejects run={run} rejects={rejects} />}
      {mayChange && <Withdraw run={run} />}
    </main>
  )
}

function Actions({ run, look }: { run: HarvestRun; look: () => void }) {
  const words = useWords().harvest.run
  const { send, sending, problem } = useSend<{ runId: number }>()
  const [said, setSaid] = useState('')
  const press = async (verb: 'stop' | 'continue', sentence: string) => {
    const sent = await send(`/api/harvests/${run.id}/${verb}`, {})
    if (!sent.ok) return
    setSaid(sentence)
    look()
  }
  const { state } = run
  if (state === 'finished') return null
  return (
    <section>
      <Problem problem={problem} saved="" />
      <div className="acts">
        {state === 'running' ? (
          <Button busy={sending || run.stopAsked} onClick={() => press('stop', words.stopped)}>
            {words.stop}
          </Button>
        ) : (
          <Button look="primary" busy={sending} onClick={() => press('continue', words.wentOn)}>
            {words.goOn}
          </Button>
        )}
        <span role="status" className="meta">
          {run.stopAsked && state === 'running' ? words.stopping : said}
        </span>
      </div>
    </section>
  )
}

function Rejects({ run, rejects }: { run: HarvestRun; rejects: readonly HarvestReject[] }) {
  const words = useWords().harvest
  const columns: Column<HarvestReject>[] = [
    { key: 'position', head: words.run.position, cell: ({ position }) => position + 1 },
    { key: 'reason', head: words.run.reason, cell: ({ reason }) => wordOf(words.reasons, reason) },
    {
      key: 'detail',
      head: words.run.detail,
      cell: (reject) => <span className="addr">{detailSaid(reject, words.details)}</span>,
    },
  ]
  const beside =
    run.rejected === 0
      ? words.run.noRejects
      : rejects.length < run.rejected
        ? words.run.firstRejects({ n: rejects.length })
        : ''
  return (
    <section>
      <SectionHead title={words.run.rejects} beside={beside} />
      {run.rejected > 0 && (
        <>
          <div className="acts">
            <LinkButton href={paths.harvestRejects(run.id, 'csv')}>{words.run.asTable}</LinkButton>
            <LinkButton href={paths.harvestRejects(run.id, 'mrc')}>
              {words.run.asRecords}
            </LinkButton>
          </div>
          <Table
            label={words.run.rejects}
            columns={columns}
            rows={rejects}
            keyOf={({ position, reason }) => `${position} ${reason}`}
          />
        </>
      )}
    </section>
  )
}
