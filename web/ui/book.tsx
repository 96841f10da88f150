import { Fragment, type ReactNode } from 'react'
import { useWords } from './page.tsx'

/** 书标: the call number as it is glued to the spine, class above, book number below. */
export function Spine({ callNumber }: { callNumber: string }) {
  const words = useWords().common.ui
  const cut = callNumber.lastIndexOf('/')
  const [above, below] =
    cut > 0 ? [callNumber.slice(0, cut), callNumber.slice(cut + 1)] : [callNumber, '']
  return (
    <div className={Math.max(above.length, below.length) > 7 ? 'spine long' : 'spine'}>
      <span className="sr">{words.callNumber} </span>
      {above ? <Part text={above} /> : '—'}
      {below && (
        <>
          <span className="sr">/</span>
          <i aria-hidden="true" />
          <Part text={below} />
        </>
      )}
    </div>
  )
}

/** A line of the label: what is long is set smaller, and parts behind a point or a hyphen where it must. */
const Part = ({ text }: { text: string }) => (
  <span>
    {text.split(/(?<=[.-])/).map((piece, at) => (
      <Fragment key={at}>
        {at > 0 && <wbr />}
        {piece}
      </Fragment>
    ))}
  </span>
)

/** One square per library: `filled` ones can lend now. Beyond 24 the words beside must do. */
export function Squares({ of, filled }: { of: number; filled: number }) {
  const shown = Math.min(of, 24)
  const full = of > 24 ? Math.round((filled / of) * 24) : filled
  return (
    <span className="sq" aria-hidden="true">
      {Array.from({ length: shown }, (_, at) => (
        <i key={at} className={at < full ? 'f' : undefined} />
      ))}
    </span>
  )
}

/** How far a disc is filled, or the shape of an end. */
export type StageShape = 'p0' | 'p25' | 'p50' | 'p75' | 'p100' | 'now' | 'end' | 'none'

/** A state: word and shape together. `now` needs a person, `end` is done, `none` ended without a book. */
export const Stage = ({ shape, children }: { shape: StageShape; children: ReactNode }) => (
  <span className={`stage ${shape}`}>{children}</span>
)

/** A thin bar, `part` of 0…1 filled; its meaning stands in words beside it. */
export const Meter = ({ part, late }: { part: number; late?: boolean }) => (
  <svg
    className={late ? 'meter late' : 'meter'}
    viewBox="0 0 100 4"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    <rect className="all" width="100" height="4" />
    <rect className="part" width={Math.round(Math.min(1, Math.max(0, part)) * 100)} height="4" />
  </svg>
)

interface ArticleProps {
  article: { articleTitle?: string; articleAuthor?: string; pages?: string }
}

/** The article that is wanted of an issue, in a line; nothing where the whole issue is. */
export function Article({
  article: { articleTitle = '', articleAuthor = '', pages = '' },
}: ArticleProps) {
  const words = useWords().serials
  if (!articleTitle && !articleAuthor && !pages) return null
  return (
    <p className="article">
      {words.article({ title: articleTitle, author: articleAuthor, pages })}
    </p>
  )
}
