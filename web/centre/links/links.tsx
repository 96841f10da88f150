import { useState } from 'react'
import type { RelatedLink } from '../../../src/catalogue/record/shapes.ts'
import type { Views } from '../../../src/pages/views.ts'
import { centreMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Day } from '../../ui/values/when.tsx'
import type { View } from '../../views.ts'
import { LinkForm } from './link-form.tsx'
import './links.css'

const view: View<'centre/links'> = {
  title: ({ record, common }) => `${record.links.title} · ${common.brand}`,
  Page: ({ data }) => (
    <StaffShell menu={centreMenu}>
      <Links {...data} />
    </StaffShell>
  ),
}

export default view

/** 相关资源 as the centre sets it: each link folded, and room for a new one. */
function Links({ links: first }: Views['centre/links']) {
  const words = useWords().record.links
  const [links, setLinks] = useState(first)
  const [said, sayIt] = useState('')
  const say = useSay()
  const replace = (old: RelatedLink | null, fresh: RelatedLink | null) => {
    const others = links.filter((each) => each !== old)
    const all = fresh ? [...others, fresh] : others
    setLinks(all.sort((a, b) => a.position - b.position || a.id - b.id))
    sayIt(
      fresh
        ? words.saved({ label: say(fresh.label) })
        : words.ended({ label: old ? say(old.label) : '' }),
    )
  }
  return (
    <main id="main" className="overview links">
      <h1>{words.title}</h1>
      <p className="meta">{words.hint}</p>
      <p className="said" role="status">
        {said}
      </p>
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <details>
              <summary>
                <b>{say(link.label)}</b>
                <span className="meta">
                  <Day on={link.since} short /> ·{' '}
                </span>
                <code>{link.template}</code>
              </summary>
              <LinkForm link={link} onChanged={(fresh) => replace(link, fresh)} />
            </details>
          </li>
        ))}
      </ul>
      <details className="new">
        <summary>{words.add}</summary>
        <LinkForm key={links.length} link={null} onChanged={(fresh) => replace(null, fresh)} />
      </details>
    </main>
  )
}
