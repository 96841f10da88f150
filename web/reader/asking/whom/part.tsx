import type { PartOfPreview } from '../../../../src/requests/asking/shapes.ts'
import { useSay, useWords } from '../../../ui/page.tsx'

/** Who cannot lend the part although it is there, whom one had better not choose, and whether anybody has it. */
export function WhoHasPart({ part }: { part: PartOfPreview }) {
  const { ask } = useWords().my
  const say = useSay()
  const { holders, lacking } = part
  const kept = holders.filter(({ held, whyNot }) => whyNot !== '' && held === 'held')
  const nobody = !holders.some(({ whyNot }) => whyNot === '')
  return (
    <>
      {nobody && <p className="said">{kept.length > 0 ? ask.partNotLent : ask.partNowhere}</p>}
      {kept.map(({ code, name, whyNot }) => (
        <p key={code} className="cap">
          {whyNot && ask.partKept[whyNot]({ library: say(name) })}
        </p>
      ))}
      {lacking.length > 0 && <Lacking part={part} />}
    </>
  )
}

/** The reader chose whoever has not got it. */
export function Lacking({ part }: { part: PartOfPreview }) {
  const { ask } = useWords().my
  const say = useSay()
  const libraries = part.lacking.map(({ name }) => say(name)).join(ask.fieldsAnd)
  return <p className="warm">{ask.partLacking({ libraries })}</p>
}
