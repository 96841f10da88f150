import { useRef, useState } from 'react'
import type { Views } from '../../../src/pages/views.ts'
import type { AllowedAction } from '../../../src/requests/shapes.ts'
import { deskMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Key } from '../../ui/key.tsx'
import { useFrame, useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import { ActionBar } from '../actions/action-bar.tsx'
import { ActionDialog } from '../actions/action-dialog.tsx'
import { slipKindOf, slipsAddress } from '../addresses.ts'
import { Batch } from '../batch/batch.tsx'
import { mustAsk, primaryOf } from '../batch/batch-preview.ts'
import { ScanBar } from '../scanning/scan-bar.tsx'
import { wordOf } from '../words.ts'
import { FreshNow } from './fresh-now.tsx'
import { KeyHelp, KeyStrip } from './key-help.tsx'
import type { DeskKey } from './keys.ts'
import { QueueList } from './queue-list.tsx'
import { Queues } from './queues.tsx'
import { RequestPanel } from './request-panel.tsx'
import { useSwitch } from './switches.ts'
import { leaveScan, useKeys } from './use-keys.ts'
import { useWork } from './use-work.ts'
import '../desk.css'
import './requests.css'

const view: View<'desk/requests'> = {
  title: ({ desk, common }, { queue, list }) =>
    `${desk.title({ queue: wordOf(desk.queues, queue), count: list.total })} · ${common.brand}`,
  Page: ({ data }) => (
    <FreshNow>
      <StaffShell menu={deskMenu}>
        <Workbench data={data} />
      </StaffShell>
    </FreshNow>
  ),
}

export default view

/** The desk: scan, queues, the list, the chosen request, and the keys that reach all of it. */
function Workbench({ data }: { data: Views['desk/requests'] }) {
  const { queue } = data
  const words = useWords().desk
  const work = useWork(data)
  const { list, chosen } = work
  const scan = useRef<HTMLInputElement>(null)
  const rows = useRef<HTMLDivElement>(null)
  const acting = useRef(false)
  const [checked, setChecked] = useState<ReadonlySet<number>>(new Set())
  const [asking, setAsking] = useState<AllowedAction | null>(null)
  const [help, setHelp] = useState(false)
  const [opened, setOpened] = useState(useFrame().path.includes('chosen='))
  const [singleOn] = useSwitch('desk.singleKeys')
  const chosenLines = list.lines.filter((line) => checked.has(line.id))
  const check = (ids: readonly number[]) => setChecked(new Set(ids))

  const choose = (id: number) => {
    setOpened(true)
    void work.choose(id)
  }
  const primary = async () => {
    const action = chosen && primaryOf(chosen)
    if (!action || acting.current) return
    if (mustAsk(action, chosen)) return setAsking(action)
    acting.current = true // until the lists are fresh, Enter would press the button of what is past
    await work.act(chosen, action.action)
    acting.current = false
    scan.current?.focus()
  }
  const step = (by: number) => {
    const at = list.lines.findIndex((line) => line.id === chosen?.id)
    const next = list.lines[Math.min(Math.max(at + by, 0), list.lines.length - 1)]
    if (!next) return
    void work.choose(next.id)
    rows.current?.querySelector(`[data-id="${next.id}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const printed = slipsAddress(
    slipKindOf(list.lines[0]?.state ?? ''),
    (chosenLines.length > 0 ? chosenLines : list.lines).map((line) => line.id),
  )

  const keys: Record<DeskKey, () => void> = {
    scan: () => scan.current?.focus(),
    next: () => step(1),
    previous: () => step(-1),
    primary: () => void primary(),
    select: () => {
      if (!chosen) return
      check(checked.has(chosen.id) ? without(checked, chosen.id) : [...checked, chosen.id])
    },
    print: () => location.assign(printed),
    help: () => setHelp(true),
    leave: () => leaveScan(work, scan.current, rows.current),
  }
  useKeys(scan, singleOn, (key) => keys[key]())

  return (
    <>
      <ScanBar work={work} field={scan} onEmptyEnter={() => void primary()} />
      <main id="main" className={opened && chosen ? 'work opened' : 'work'}>
        <Queues desk={work.desk} queue={queue} />
        <QueueList
          queue={queue}
          side={work.desk.queues.find((each) => each.name === queue)?.side ?? 'supplying'}
          list={list}
          chosenId={chosen?.id ?? 0}
          checked={checked}
          rows={rows}
          onChoose={choose}
          onCheck={check}
          onMore={() => void work.more()}
          print={
            <LinkButton href={printed}>
              {words.slips.kinds[slipKindOf(list.lines[0]?.state ?? '')]} <Key>P</Key>
            </LinkButton>
          }
          batch={
            <Batch
              lines={chosenLines}
              work={work}
              onClear={() => check([])}
              onClosed={() => scan.current?.focus()}
            />
          }
        />
        <RequestPanel request={chosen} queue={queue}>
          {chosen && (
            <ActionBar
              request={chosen}
              busy={work.acting.sending}
              onPrimary={() => void primary()}
              onAsk={setAsking}
            />
          )}
        </RequestPanel>
      </main>
      <KeyStrip session={words.scan.session(work.scans.counts)} onHelp={() => setHelp(true)} />
      <KeyHelp open={help} onClose={() => setHelp(false)} />
      {chosen && (
        <ActionDialog
          request={chosen}
          action={asking}
          work={work}
          onClose={() => {
            setAsking(null)
            scan.current?.focus()
          }}
        />
      )}
    </>
  )
}

const without = (ids: ReadonlySet<number>, id: number) => [...ids].filter((each) => each !== id)
