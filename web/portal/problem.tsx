import type { Texts } from '../../texts/index.ts'
import { paths } from '../paths.ts'
import { ReaderShell } from '../shell/reader-shell.tsx'
import { LinkButton } from '../ui/button.tsx'
import { useWords } from '../ui/page.tsx'
import type { View } from '../views.ts'

function headingOf(words: Texts['portal']['problem'], status: number): string {
  if (status >= 500) return words.fault
  if (status === 405) return words.notSent
  return status === 403 ? words.notAllowed : words.notFound
}

const view: View<'portal/problem'> = {
  title: (words, { status }) =>
    `${headingOf(words.portal.problem, status)} · ${words.common.brand}`,
  Page: ({ data: { status, message, id } }) => {
    const words = useWords()
    const own = words.portal.problem
    return (
      <ReaderShell menu="portal">
        <section className="lone">
          <h1>{headingOf(own, status)}</h1>
          <p>{message || (status < 500 ? words.refusals.notFound() : own.faultText)}</p>
          {status >= 500 && (
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
