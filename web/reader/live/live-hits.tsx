import type { LiveHit, TargetEvent } from '../../../src/catalogue/live/shapes.ts'
import { withColon } from '../../../texts/isbd.ts'
import { paths } from '../../paths.ts'
import { Spine } from '../../ui/book.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import type { LiveWork } from './use-live-search.ts'
import { useOpening } from './use-opening.ts'

interface LiveHitsProps {
  works: readonly LiveWork[]
  targets: readonly TargetEvent[]
}

/** What libraries told live, each work once with those who have it; to be opened or asked for like any other. */
export function LiveHits({ works, targets }: LiveHitsProps) {
  const words = useWords().live
  return (
    <details className="live-hits" open>
      <summary>
        <h2>{words.found({ n: works.length })}</h2>
      </summary>
      <p className="cap">{words.foundHint}</p>
      {works.map((work) => (
        <LiveHitArticle key={work.hit.work} work={work} targets={targets} />
      ))}
      <More works={works} targets={targets} />
    </details>
  )
}

function LiveHitArticle({ work, targets }: { work: LiveWork; targets: readonly TargetEvent[] }) {
  const words = useWords()
  const say = useSay()
  const { hit, sources } = work
  const { open, sending, problem } = useOpening(work)
  const kinds: Readonly<Record<string, string>> = words.catalogue.materialTypes
  const from = sources.flatMap(
    ({ sourceId }) => targets.find((target) => target.sourceId === sourceId)?.library.short ?? [],
  )
  const title = [hit.title, hit.volume].filter(Boolean).join(' ')
  return (
    <article className="hit">
      <div className="left">
        <Spine callNumber={hit.callNumber} />
      </div>
      <div>
        <h3 className="book">{withColon(title, hit.subtitle)}</h3>
        <p>{hit.responsibility}</p>
        <p>
          {[hit.edition, hit.publisher, hit.year, kinds[hit.materialType] ?? hit.materialType]
            .filter(Boolean)
            .join('\u3000')}
          {hit.isbn && '\u3000'}
          <span className="no">{hit.isbn}</span>
        </p>
      </div>
      <div className="get">
        <div className="day">
          {words.live.from({
            libraries: [...new Set(from.map(say))].join(words.common.ui.between),
          })}
        </div>
        <div className="av">
          {[copiesSaid(sources, words.live), hit.recordId !== null && words.live.known]
            .filter(Boolean)
            .join(' · ')}
        </div>
        <Ways work={work} open={open} sending={sending} />
        {problem && <Problem problem={problem} saved="" />}
      </div>
    </article>
  )
}

interface WaysProps {
  work: LiveWork
  open: (leadTo: 'record' | 'request') => void
  sending: boolean
}

/** A work whose library is among its holders already needs no opening: plain links. */
function Ways({ work: { hit, sources }, open, sending }: WaysProps) {
  const words = useWords().live
  const { path } = useFrame()
  if (hit.recordId !== null && sources.every((source) => source.hit.isHeld))
    return (
      <LinkButton href={`${paths.record(hit.recordId)}?back=${encodeURIComponent(path)}`}>
        {words.see}
      </LinkButton>
    )
  return (
    <>
      <Button className="go" disabled={sending} onClick={() => open('request')}>
        {sending ? words.opening : words.borrow}
      </Button>
      <Button look="text" disabled={sending} onClick={() => open('record')}>
        {words.see}
      </Button>
    </>
  )
}

function copiesSaid(
  sources: readonly { hit: LiveHit }[],
  words: ReturnType<typeof useWords>['live'],
): string {
  const copies = sources.reduce((sum, { hit }) => sum + hit.copies, 0)
  if (copies === 0) return ''
  const counted = sources.filter(({ hit }) => hit.copiesIn !== null)
  const n = counted.reduce((sum, { hit }) => sum + (hit.copiesIn ?? 0), 0)
  return counted.length > 0 ? words.copiesIn({ copies, n }) : words.copies({ copies })
}

/** A library that has more than it was asked for says so. */
function More({ works, targets }: LiveHitsProps) {
  const words = useWords().live
  const say = useSay()
  const lines = targets.flatMap(({ sourceId, library, count }) => {
    const shown = works.filter(({ sources }) =>
      sources.some((source) => source.sourceId === sourceId),
    ).length
    return shown > 0 && count > shown
      ? [{ sourceId, library: say(library.short), n: count, shown }]
      : []
  })
  if (lines.length === 0) return null
  return (
    <ul className="cap">
      {lines.map((line) => (
        <li key={line.sourceId}>{words.more(line)}</li>
      ))}
    </ul>
  )
}
