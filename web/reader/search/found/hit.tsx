import { Fragment } from 'react'
import type { FoundHit } from '../../../../src/catalogue/search/shapes.ts'
import type { Hit } from '../../../../src/catalogue/shapes.ts'
import { withColon } from '../../../../texts/isbd.ts'
import { paths } from '../../../paths.ts'
import { Spine, Squares } from '../../../ui/book.tsx'
import { LinkButton } from '../../../ui/button.tsx'
import { useFrame, useWords } from '../../../ui/page.tsx'
import { WorkEditions } from '../../record/work-editions.tsx'

interface HitProps {
  hit: FoundHit
  address: string
  chosen: boolean
  onChoose: (() => void) | null
}

/** One result: can I have it, from how many, and the way to ask for it. */
export function HitArticle({ hit, address, chosen, onChoose }: HitProps) {
  const words = useWords().catalogue
  const kinds: Readonly<Record<string, string>> = words.materialTypes
  const title = [hit.title, hit.volume].filter(Boolean).join(' ')
  return (
    <article className="hit">
      <div className="left">
        <Spine callNumber={hit.callNumber} />
        {onChoose && (
          <label className="check">
            <input type="checkbox" checked={chosen} onChange={onChoose} />
            <span aria-hidden="true">{words.search.chooseShort}</span>
            <span className="sr">{words.search.choose({ title })}</span>
          </label>
        )}
      </div>
      <div>
        <h2 className="book">
          <a href={address}>
            {hit.marks.length > 0 ? <Marked text={hit.title} marks={hit.marks} /> : hit.title}
            {hit.volume && ` ${hit.volume}`}
            {hit.subtitle && withColon(title, hit.subtitle).slice(title.length)}
          </a>
        </h2>
        <p>{hit.responsibility}</p>
        <p>
          {[
            hit.edition,
            hit.publisher,
            hit.year,
            kinds[hit.materialType] ?? hit.materialType,
            hit.pages,
            hit.price,
          ]
            .filter(Boolean)
            .join('\u3000')}
          {hit.isbn && '\u3000'}
          <span className="no">{hit.isbn}</span>
        </p>
      </div>
      <Get hit={hit} address={address} />
      {hit.editions > 0 && <WorkEditions of={hit} address={address} />}
    </article>
  )
}

function Get({ hit, address }: { hit: Hit; address: string }) {
  const words = useWords().catalogue.search
  const { me } = useFrame()
  const mayAsk = me.kind === 'visitor' || me.kind === 'reader'
  const { libraries, lendable, ownHolding, id } = hit
  if (ownHolding)
    return (
      <div className="get">
        <div className="day">{words.own}</div>
        <div className="av">{words.ownHint}</div>
        <LinkButton href={address}>{words.see}</LinkButton>
      </div>
    )
  return (
    <div className="get">
      <div className="day">{lendable ? words.lendable : words.noneLendable}</div>
      <div className="av">
        <Squares of={libraries} filled={lendable} />{' '}
        {lendable ? words.held({ libraries, lendable }) : words.heldNone({ libraries })}
      </div>
      {lendable && mayAsk ? (
        <LinkButton className="go" href={paths.askFor([id])}>
          {words.borrow}
        </LinkButton>
      ) : (
        <LinkButton href={address}>{words.see}</LinkButton>
      )}
    </div>
  )
}

/** A title with what was asked for underlined. */
function Marked({ text, marks }: { text: string; marks: FoundHit['marks'] }) {
  return marks.map(({ from, to }, at) => (
    <Fragment key={from}>
      {text.slice(marks[at - 1]?.to ?? 0, from)}
      <mark>{text.slice(from, to)}</mark>
      {at === marks.length - 1 && text.slice(to)}
    </Fragment>
  ))
}
