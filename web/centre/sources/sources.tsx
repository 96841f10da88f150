import { useState } from 'react'
import type { SourceLine } from '../../../src/catalogue/harvest/shapes.ts'
import type { Views } from '../../../src/pages/views.ts'
import { SourcesShell } from '../../harvest/shell.tsx'
import { healthShapes } from '../../harvest/words.ts'
import { paths } from '../../paths.ts'
import { Stage } from '../../ui/book.tsx'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { type Column, Empty, SectionHead, Table } from '../../ui/lists.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import { When } from '../../ui/values/when.tsx'
import type { View } from '../../views.ts'

const view: View<'centre/sources'> = {
  title: ({ harvest, common }) => `${harvest.title} · ${common.brand}`,
  Page: ({ data }) => (
    <SourcesShell>
      <Sources {...data} />
    </SourcesShell>
  ),
}

export default view

/** Every source with how it stands, and for the centre a form for another. */
function Sources({ sources, libraries, mayChange }: Views['centre/sources']) {
  const words = useWords().harvest
  return (
    <main id="main" className="sources">
      <header>
        <h1>{words.title}</h1>
        <span className="meta">{words.count({ n: sources.length })}</span>
        <p>{mayChange ? words.lead : words.detail.readOnly}</p>
      </header>
      {sources.length === 0 ? (
        <Empty title={words.none}>{words.noneText}</Empty>
      ) : (
        <section aria-label={words.title}>
          <Table label={words.title} columns={useColumns()} rows={sources} keyOf={({ id }) => id} />
        </section>
      )}
      {mayChange && <NewSource libraries={libraries} />}
    </main>
  )
}

function useColumns(): Column<SourceLine>[] {
  const words = useWords().harvest
  const say = useSay()
  const { heads } = words
  return [
    {
      key: 'source',
      head: heads.source,
      cell: ({ id, name, address }) => (
        <>
          <a href={paths.source(id)}>{say(name)}</a>
          {address && <div className="addr">{address}</div>}
        </>
      ),
    },
    { key: 'library', head: heads.library, cell: ({ library }) => say(library.name) },
    { key: 'protocol', head: heads.protocol, cell: ({ protocol }) => words.protocols[protocol] },
    {
      key: 'health',
      head: heads.health,
      className: 'state',
      cell: (line) => <State line={line} />,
    },
    { key: 'good', head: heads.lastGood, cell: (line) => <LastGood line={line} /> },
    {
      key: 'next',
      head: heads.next,
      className: 'minor',
      cell: ({ nextDueAt }) => (nextDueAt ? <When at={nextDueAt} /> : words.byHand),
    },
    {
      key: 'records',
      head: heads.records,
      className: 'r',
      cell: ({ records }) => records.toLocaleString('en'),
    },
  ]
}

function State({ line: { runningId, health, lastFailed } }: { line: SourceLine }) {
  const words = useWords().harvest
  if (runningId !== null)
    return (
      <a href={paths.harvest(runningId)}>
        <Stage shape="p50">{words.now}</Stage>
      </a>
    )
  const stage = <Stage shape={healthShapes[health]}>{words.healths[health]}</Stage>
  return lastFailed ? <a href={paths.harvest(lastFailed.id)}>{stage}</a> : stage
}

function LastGood({ line: { lastGood } }: { line: SourceLine }) {
  const words = useWords().harvest
  if (!lastGood) return '–'
  return (
    <>
      <a href={paths.harvest(lastGood.id)}>
        <When at={lastGood.at} />
      </a>
      <div className="addr">{words.readAndRejected({ ...lastGood })}</div>
    </>
  )
}

function NewSource({ libraries }: Pick<Views['centre/sources'], 'libraries'>) {
  const words = useWords().harvest
  const say = useSay()
  const { send, sending, problem } = useSend<{ id: number }>()
  const [protocol, setProtocol] = useState<string>('file')
  const add = async (fields: Record<string, string>) => {
    const { libraryCode, protocol, address = '' } = fields
    const name = { zh: fields['name.zh'], en: fields['name.en'] }
    const sent = await send('/api/sources', { libraryCode, protocol, address, name })
    if (sent.ok) window.location.assign(paths.source(sent.value.id))
  }
  return (
    <section>
      <SectionHead title={words.add.title} />
      <Form problem={problem} onSend={add} label={words.add.title}>
        <Problem problem={problem} />
        <div className="grid">
          <Select
            label={words.add.library}
            name="libraryCode"
            options={libraries.map(({ code, name }) => [code, `${code} ${say(name)}`] as const)}
          />
          <Select
            label={words.add.protocol}
            name="protocol"
            value={protocol}
            onChange={(event) => setProtocol(event.target.value)}
            options={Object.entries(words.protocols)}
          />
          <TextField label={words.add.nameZh} name="name.zh" required maxLength={100} />
          <TextField label={words.add.nameEn} name="name.en" maxLength={100} />
          {protocol !== 'file' && (
            <TextField
              wide
              label={words.add.address}
              name="address"
              hint={words.add.addressHint}
              maxLength={500}
            />
          )}
        </div>
        <div className="acts">
          <Button type="submit" look="primary" busy={sending}>
            {words.add.send}
          </Button>
        </div>
      </Form>
    </section>
  )
}
