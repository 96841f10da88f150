import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { useWords } from '../../ui/page.tsx'
import { Why } from '../../ui/values/money.tsx'

interface HeadingProps {
  direct: boolean
  count: number
  /** Which issue of a journal is wanted must be said. */
  part: boolean
}

/** What this page is, and what is still to be done on it. */
export function Heading({ direct, count, part }: HeadingProps) {
  const words = useWords().my.ask
  if (!direct)
    return (
      <>
        <h1>{words.heading}</h1>
        <p className="lead">
          {count > 1 ? words.several({ n: count }) : part ? words.prefilledPart : words.prefilled}
        </p>
      </>
    )
  return (
    <>
      <h1>{words.directHeading}</h1>
      <p className="lead">
        {words.direct}
        <a href={paths.search}>{words.directSearch}</a>
        {words.notSearched}
      </p>
    </>
  )
}

/** What stands in the way before a word is typed: no quota left, asked for already, too many books. */
export function Standing({ data, count }: { data: Views['reader/ask']; count: number }) {
  const words = useWords().my.ask
  const full = data.quota.left <= 0
  const tooMany = count > data.maxPerSubmission
  if (!full && !data.refused && !tooMany) return null
  return (
    <div className="needs wrongs">
      {full && (
        <div>
          {words.quotaFull({ limit: data.quota.limit })} <Why reasons={data.quota.why} />
        </div>
      )}
      {tooMany && <p>{words.tooMany({ max: data.maxPerSubmission, n: count })}</p>}
      {!full && !tooMany && <p>{data.refused}</p>}
    </div>
  )
}
