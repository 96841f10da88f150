import { Waivers } from '../../money/waivers/waivers.tsx'
import { centreMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import '../../desk/desk.css'

const view: View<'centre/waivers'> = {
  title: ({ counter, common }) => `${counter.waivers.pageTitle} · ${common.brand}`,
  Page: ({ data }) => (
    <StaffShell menu={centreMenu}>
      <Page {...data} />
    </StaffShell>
  ),
}

export default view

/** 待批减免: where the centre is the second person, for libraries that have none of their own. */
function Page({ waivers }: Parameters<typeof view.Page>[0]['data']) {
  const words = useWords().counter.waivers
  return (
    <main id="main" className="page counter">
      <h1>{words.pageTitle}</h1>
      <p className="meta">{words.lead}</p>
      <Waivers waivers={waivers} hasTill={false} />
    </main>
  )
}
