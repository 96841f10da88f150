import { paths } from '../paths.ts'
import { ReaderShell } from '../shell/reader-shell.tsx'
import { LinkButton } from '../ui/button.tsx'
import { useWords } from '../ui/page.tsx'
import type { View } from '../views.ts'

const view: View<'portal/problem'> = {
  title: (words, { status }) =>
    `${status < 500 ? words.portal.problem.notFound : words.portal.problem.fault} · ${words.common.brand}`,
  Page: ({ data: { status, message, id } }) => {
    const words = useWords()
    const own = words.portal.problem
    return (
      <ReaderShell menu="portal">
        <section className="lone">
          <h1>{status < 500 ? own.notFound : own.fault}</h1>
          <p>{message || (status < 500 ? words.refusals.notFound() : own.faultText)}</p>
          {id && (
            <p className="cap">
              {words.common.problem.id} <span className="no">{id}</span>
            </p>
          )}
          <div className="acts">
            <LinkButton look="primary" href={paths.search}>
              {own.search}
            </LinkButton>
            <LinkButton href={paths.home}>{own.home}</LinkButton>
          </div>
        </section>
      </ReaderShell>
    )
  },
}

export default view
