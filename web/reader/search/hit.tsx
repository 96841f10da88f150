import type { Hit } from '../../../src/catalogue/shapes.ts'
import { paths } from '../../paths.ts'
import { Spine, Squares } from '../../ui/book.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { useFrame, useWords } from '../../ui/page.tsx'
import { WorkEditions } from '../record/work-editions.tsx'

interface HitProps {
  hit: Hit
  q: string
  address: string
  chosen: boolean
  onChoose: (() => void) | null
}

/** One result: can I have it, from how many, and the way to ask for it. */
export function HitArticle({ hit, q, address, chosen, onChoose }: HitProps) {
  const words = useWords().catalogue
  const kinds: Readonly<Record<string, string>> = words.materialTypes
  return (
    <article className="hit">
      <div className="left">
        <Spine callNumber={hit.callNumber} />
        {onChoose && (
          <label className="check">
            <input type="checkbox" checked={chosen} onChange={onChoose} />
            <span aria-hidden="true">{words.search.chooseShort}</span>
            <span className="sr">
              {words.search.choose({ title: [hit.title, hit.volume].filter(Boolean).join(' ') })}
            </span>
          </label>
        )}
      </div>
      <div>
        <h2 className="book">
          <a href={address}>
            <Marked text={hit.title} q={q} />
            {hit.volume && ` ${hit.volume}`}
            {hit.subtitle && `：${hit.subtitle}`}
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

/** A title with the words searched for underlined. */
function Marked({ text, q }: { text: string; q: string }) {
  const at = q ? text.toLowerCase().indexOf(q.toLowerCase()) : -1
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + q.length)}</mark>
      {text.slice(at + q.length)}
    </>
  )
}
