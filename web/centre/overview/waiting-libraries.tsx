import { Meter } from '../../ui/book.tsx'
import { SectionHead } from '../../ui/lists.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { Since } from '../../ui/values/when.tsx'
import { isLate, lateAfterDays, type WaitingLibrary } from './waiting.ts'

interface WaitingLibrariesProps {
  waiting: readonly WaitingLibrary[]
  members: number
}

/** One square per member, then every library where something waits, the longest wait first. */
export function WaitingLibraries({ waiting, members }: WaitingLibrariesProps) {
  const words = useWords().centre.queues
  const all = waiting.reduce((sum, each) => sum + each.waiting, 0)
  const beside = waiting.length === 0 ? words.none : words.say({ n: waiting.length, waiting: all })
  return (
    <section>
      <SectionHead title={words.title} beside={beside} />
      <Members waiting={waiting} members={members} />
      {waiting.length > 0 && <Rows waiting={waiting} />}
    </section>
  )
}

function Members({ waiting, members }: WaitingLibrariesProps) {
  const words = useWords().centre.queues
  const { now } = useFrame()
  const days = lateAfterDays
  const late = waiting.filter((each) => isLate(each, now)).length
  const some = waiting.length - late
  const calm = Math.max(0, members - waiting.length)
  const kinds = [
    ...Array<string>(calm).fill('f'),
    ...Array<string>(some).fill('s'),
    ...Array<string>(late).fill('n'),
  ]
  return (
    <div className="members">
      <span
        className="sq"
        role="img"
        aria-label={words.squares({ all: calm + some + late, calm, some, late, days })}
      >
        {kinds.map((kind, at) => (
          <i key={at} className={kind} />
        ))}
      </span>
      <p className="key" aria-hidden="true">
        <span className="sq">
          <i className="f" /> {words.calm({ n: calm })}
        </span>
        <span className="sq">
          <i className="s" /> {words.some({ n: some })}
        </span>
        {late > 0 && (
          <span className="sq">
            <i className="n" /> {words.late({ n: late, days })}
          </span>
        )}
      </p>
    </div>
  )
}

function Rows({ waiting }: { waiting: readonly WaitingLibrary[] }) {
  const words = useWords().centre.queues
  const say = useSay()
  const { now } = useFrame()
  const most = Math.max(...waiting.map((each) => each.waiting))
  return (
    <table className="tbl waits" aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.library}</th>
          <th scope="col" colSpan={2}>
            {words.waiting}
          </th>
          <th scope="col" className="r">
            {words.oldest}
          </th>
        </tr>
      </thead>
      <tbody>
        {waiting.map((each) => (
          <tr key={each.library.zh}>
            <th scope="row">{say(each.library)}</th>
            <td className="n">{each.waiting}</td>
            <td className="bar-cell">
              <Meter part={each.waiting / most} late={isLate(each, now)} />
            </td>
            <td className={isLate(each, now) ? 'r warm' : 'r'}>
              {each.oldest && <Since at={each.oldest} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
