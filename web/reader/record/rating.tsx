import { useState } from 'react'
import type { Rating } from '../../../src/catalogue/record/shapes.ts'
import { paths } from '../../paths.ts'
import { Meter } from '../../ui/book.tsx'
import { Button } from '../../ui/button.tsx'
import { useFrame, useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'

const stars = [1, 2, 3, 4, 5] as const

/** 总体评价, how the votes fall, and 我的评价. */
export function RatingOf({ recordId, rating: first }: { recordId: number; rating: Rating }) {
  const words = useWords().record.rating
  const { me } = useFrame()
  const [rating, setRating] = useState(first)
  return (
    <section aria-label={words.title}>
      <h2 className="s">
        {words.title} <span className="meta">{words.votes({ n: rating.votes })}</span>
      </h2>
      <Votes rating={rating} />
      {me.kind === 'reader' && <MyVote recordId={recordId} own={rating.own} onVoted={setRating} />}
      {me.kind === 'visitor' && (
        <p className="cap">
          <a href={paths.signInFor(paths.record(recordId))}>{words.signIn}</a>
        </p>
      )}
    </section>
  )
}

function Votes({ rating: { votes, average, byStars } }: { rating: Rating }) {
  const words = useWords().record.rating
  if (average === null) return <p className="cap">{words.none}</p>
  const shown = average.toFixed(1)
  return (
    <div className="rate">
      <div className="big">
        <span aria-hidden="true">{shown}</span>
        <span className="sr">{words.average({ average: shown })}</span>
      </div>
      <ul className="bars">
        {stars.toReversed().map((each) => {
          const count = byStars[each - 1] ?? 0
          return (
            <li key={each}>
              <span className="sr">{words.starsVotes({ stars: each, n: count })}</span>
              <span aria-hidden="true">{words.stars({ n: each })}</span>
              <Meter part={count / votes} />
              <span aria-hidden="true">{count}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

interface MyVoteProps {
  recordId: number
  own: number | null
  onVoted: (rating: Rating) => void
}

/** Five radios that look like stars: arrows choose, a button sends; so passing over stars is no vote. */
function MyVote({ recordId, own, onVoted }: MyVoteProps) {
  const words = useWords().record.rating
  const [chosen, choose] = useState(own ?? 0)
  const [said, say] = useState('')
  const { send, sending, problem } = useSend<Rating>()
  const vote = async (given: number | null) => {
    const sent = await send(`/api/records/${recordId}/rating`, { stars: given }, 'PUT')
    if (!sent.ok) return
    onVoted(sent.value)
    choose(given ?? 0)
    say(given ? words.said({ n: given }) : words.saidBack)
  }
  return (
    <form
      className="my-vote"
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen) void vote(chosen)
      }}
    >
      <fieldset className="stars">
        <legend>{words.mine}</legend>
        {stars.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="stars"
              value={each}
              checked={chosen === each}
              onChange={() => choose(each)}
            />
            <Star filled={each <= chosen} />
            <span className="sr">{words.stars({ n: each })}</span>
          </label>
        ))}
      </fieldset>
      <div className="acts">
        <Button type="submit" busy={sending} disabled={chosen === 0}>
          {own ? words.change : words.send}
        </Button>
        {own && (
          <Button look="link" busy={sending} onClick={() => void vote(null)}>
            {words.takeBack}
          </Button>
        )}
      </div>
      <p className="cap" role="status">
        {said || (own ? words.said({ n: own }) : '')}
      </p>
      <Problem problem={problem} saved="" />
    </form>
  )
}

const Star = ({ filled }: { filled: boolean }) => (
  <svg viewBox="0 0 24 24" className={filled ? 'full' : undefined} aria-hidden="true">
    <path d="m12 3.2 2.7 5.7 6.1.8-4.5 4.3 1.2 6.2L12 17.100l-5.500 3.100 1.200-6.200L3.200 9.700l6.100-.8z" />
  </svg>
)
