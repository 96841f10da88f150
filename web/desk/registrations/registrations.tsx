import { useState } from 'react'
import type { RegistrationToReview } from '../../../src/readers/shapes.ts'
import { paths } from '../../paths.ts'
import { deskMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import { Nothing } from '../nothing.tsx'
import { Review } from './review.tsx'
import '../desk.css'
import './registrations.css'

const view: View<'desk/registrations'> = {
  title: ({ desk, common }, { waiting }) =>
    `${desk.title({ queue: desk.registrations.title, count: waiting.length })} · ${common.brand}`,
  Page: ({ data: { waiting } }) => (
    <StaffShell menu={deskMenu}>
      <Registrations first={waiting} />
    </StaffShell>
  ),
}

export default view

/** The registrations of this library's readers, the oldest first; each is approved or refused here. */
function Registrations({ first }: { first: readonly RegistrationToReview[] }) {
  const words = useWords().desk.registrations
  const [waiting, setWaiting] = useState(first)
  const [said, setSaid] = useState('')
  const reviewed = (readerId: number, sentence: string) => {
    setWaiting((before) => before.filter((each) => each.readerId !== readerId))
    setSaid(sentence)
  }
  return (
    <main id="main" className="page">
      <header>
        <h1>{words.title}</h1>
        <span className="meta">{words.count({ n: waiting.length })}</span>
      </header>
      <p className="said" role="status">
        {said && <span className="stage end">{said}</span>}
      </p>
      {waiting.length === 0 ? (
        <Nothing
          title={words.empty}
          next={<LinkButton href={paths.desk}>{words.emptyNext}</LinkButton>}
        >
          {words.emptyText}
        </Nothing>
      ) : (
        <>
          <p className="meta">{words.evidence}</p>
          <ol className="reviews">
            {waiting.map((each) => (
              <Review key={each.readerId} registration={each} onReviewed={reviewed} />
            ))}
          </ol>
        </>
      )}
    </main>
  )
}
