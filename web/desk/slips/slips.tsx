import type { ReactNode } from 'react'
import type { RequestDetail } from '../../../src/requests/shapes.ts'
import { paths } from '../../paths.ts'
import { deskMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Tabs } from '../../ui/lists.tsx'
import { useFrame, useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import { type SlipKind, slipKinds, slipsAddress } from '../addresses.ts'
import { Nothing } from '../nothing.tsx'
import { Manifests } from './manifest.tsx'
import { PickSlips } from './pick-slips.tsx'
import { Straps } from './straps.tsx'
import '../desk.css'
import './slips.css'

const view: View<'desk/slips'> = {
  title: ({ desk, common }, { requests }, frame) => {
    const kind = desk.slips.kinds[kindOf(frame.path)]
    return `${desk.slips.title({ kind, n: requests.length })} · ${common.brand}`
  },
  Page: ({ data }) => (
    <StaffShell menu={deskMenu}>
      <Slips {...data} />
    </StaffShell>
  ),
}

export default view

/** The kind a page's address asks for; 索书单 unless said. */
const kindOf = (path: string): SlipKind => {
  const asked = new URLSearchParams(path.split('?')[1]).get('kind')
  return slipKinds.find((kind) => kind === asked) ?? 'pick'
}

const sheets: Record<SlipKind, (props: { requests: readonly RequestDetail[] }) => ReactNode> = {
  pick: PickSlips,
  strap: Straps,
  manifest: Manifests,
}

/** The sheets as they will lie on paper; the browser's print leaves everything else out. */
function Slips({ requests }: { requests: readonly RequestDetail[] }) {
  const words = useWords().desk.slips
  const kind = kindOf(useFrame().path)
  const ids = requests.map(({ id }) => id)
  const Sheets = sheets[kind]
  return (
    <main id="main" className="page slips">
      <header className="noprint">
        <h1>{words.title({ kind: words.kinds[kind], n: requests.length })}</h1>
        <span className="meta">{words.order[kind]}</span>
        <div className="acts sp">
          <LinkButton href={paths.desk}>{words.back}</LinkButton>
          <Button look="primary" onClick={() => print()}>
            {words.print}
          </Button>
        </div>
      </header>
      <div className="noprint">
        <Tabs
          label={words.tabs}
          tabs={slipKinds.map((each) => ({
            href: slipsAddress(each, ids),
            label: words.kinds[each],
            chosen: each === kind,
          }))}
        />
      </div>
      {requests.length === 0 ? (
        <Nothing title={words.empty}>{words.emptyText}</Nothing>
      ) : (
        <Sheets requests={requests} />
      )}
    </main>
  )
}
