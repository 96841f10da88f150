import type { ReactNode, RefObject } from 'react'
import type { RequestLine, RequestList } from '../../../src/requests/shapes.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Day, Since } from '../../ui/values/when.tsx'
import { Nothing } from '../nothing.tsx'
import { wordOf } from '../words.ts'

interface QueueListProps {
  queue: string
  /** Whose work the queue is; the other library stands in the rows. */
  side: 'requesting' | 'supplying'
  list: RequestList
  chosenId: number
  checked: ReadonlySet<number>
  rows: RefObject<HTMLDivElement | null>
  onChoose: (id: number) => void
  onCheck: (ids: readonly number[]) => void
  onMore: () => void
  /** What stands at the right of the head, and under the rows. */
  print: ReactNode
  batch: ReactNode
}

/** The queue, densest first: one row per request, the oldest above. */
export function QueueList(props: QueueListProps) {
  const { queue, list, checked, onCheck } = props
  const words = useWords().desk
  const name = wordOf(words.queues, queue)
  const all = list.lines.length > 0 && list.lines.every((line) => checked.has(line.id))
  return (
    <section className="list" aria-label={name}>
      <header>
        <input
          type="checkbox"
          aria-label={words.list.selectAll}
          checked={all}
          disabled={list.lines.length === 0}
          onChange={() => onCheck(all ? [] : list.lines.map((line) => line.id))}
        />
        <h1>
          {name} {list.total}
          <small>{words.list.oldestFirst}</small>
        </h1>
        {props.print}
      </header>
      <div className="rows" ref={props.rows} tabIndex={-1}>
        {list.lines.length === 0 && (
          <Nothing
            title={words.list.empty}
            next={<LinkButton href={paths.deskQuery}>{words.list.emptyNext}</LinkButton>}
          >
            {words.list.emptyText}
          </Nothing>
        )}
        {list.lines.map((line) => (
          <Row key={line.id} line={line} {...props} />
        ))}
        {list.next && (
          <Button className="more" onClick={props.onMore}>
            {words.list.more({ n: list.total - list.lines.length })}
          </Button>
        )}
      </div>
      {props.batch}
    </section>
  )
}

type RowProps = QueueListProps & { line: RequestLine }

function Row({ line, queue, side, chosenId, checked, onChoose, onCheck }: RowProps) {
  const words = useWords().desk.list
  const say = useSay()
  const other = side === 'requesting' ? line.supplying : line.requesting
  const toggled = checked.has(line.id)
    ? [...checked].filter((id) => id !== line.id)
    : [...checked, line.id]
  return (
    <div className="row" data-id={line.id} aria-current={line.id === chosenId ? 'true' : undefined}>
      <input
        type="checkbox"
        aria-label={words.select({ number: line.number })}
        checked={checked.has(line.id)}
        onChange={() => onCheck(toggled)}
      />
      <span className="no">{line.number}</span>
      <a
        className="book"
        href={paths.deskQueue(queue, line.id)}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
          event.preventDefault()
          onChoose(line.id)
        }}
      >
        {line.title}
        <small>{line.author}</small>
      </a>
      <span className="lib">{other && say(other.short)}</span>
      <Age line={line} />
    </div>
  )
}

/** With readers the due day counts, elsewhere how long the request has waited. */
function Age({ line }: { line: RequestLine }) {
  const words = useWords().desk.list
  const onLoan = line.dueOn && ['withReader', 'recalled', 'overdue'].includes(line.state)
  return (
    <span className={line.late ? 'age warm' : 'age'}>
      {line.late && <span className="sr">{words.late}</span>}
      {onLoan ? <Day on={line.dueOn!} short /> : <Since at={line.stateSince} />}
    </span>
  )
}
