import { useWords } from './page.tsx'

interface PagerProps {
  page: number
  pages: number
  /** The address of a page; its query is also carried by 跳转到, so it must be a GET address. */
  hrefOf: (page: number) => string
}

/** 当前第1/23页, the pages near by, 下页 and 跳转到. */
export function Pager({ page, pages, hrefOf }: PagerProps) {
  const words = useWords().common.pager
  if (pages <= 1) return null
  return (
    <nav className="pages" aria-label={words.label}>
      {page > 1 && <a href={hrefOf(page - 1)}>{words.previous}</a>}
      {pagesNear(page, pages).map((at, index, all) => (
        <PageLink
          key={at}
          at={at}
          page={page}
          hrefOf={hrefOf}
          gap={at - (all[index - 1] ?? 0) > 1}
        />
      ))}
      {page < pages && <a href={hrefOf(page + 1)}>{words.next}</a>}
      <span className="dim at">{words.at({ page, pages })}</span>
      <JumpTo pages={pages} action={hrefOf(1)} />
    </nav>
  )
}

function PageLink({ at, page, hrefOf, gap }: PageLinkProps) {
  return (
    <>
      {gap && <i aria-hidden="true">…</i>}
      {at === page ? <b aria-current="page">{at}</b> : <a href={hrefOf(at)}>{at}</a>}
    </>
  )
}

interface PageLinkProps {
  at: number
  page: number
  hrefOf: (page: number) => string
  gap: boolean
}

/** First, last, and the five around the present page; of a million pages too. */
const pagesNear = (page: number, pages: number): number[] => {
  const reach = page < 4 ? 4 - page + 1 : 2
  const near = Array.from({ length: 2 * reach + 1 }, (_, at) => page - reach + at)
  return [...new Set([1, ...near.filter((at) => at >= 1 && at <= pages), pages])]
}

function JumpTo({ pages, action }: { pages: number; action: string }) {
  const words = useWords().common.pager
  const [path, query = ''] = action.split('?')
  const kept = [...new URLSearchParams(query)].filter(([name]) => name !== 'page')
  return (
    <form action={path}>
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <label>
        {words.jump}
        <input className="in" name="page" inputMode="numeric" type="number" min={1} max={pages} />
      </label>
    </form>
  )
}
