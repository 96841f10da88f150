import { useState } from 'react'
import type { ActionAnswer, RequestLine } from '../../../src/requests/shapes.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { type Column, Table } from '../../ui/lists.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { useSend } from '../../ui/use-send.ts'
import { dayOf } from '../../ui/values/days.ts'
import { Day, When } from '../../ui/values/when.tsx'
import { MailAbout } from './request-actions.tsx'
import { ServiceState } from './request-state.tsx'

/** What became of withdrawing a row: '' when it is withdrawn, else why not. */
type Results = Readonly<Record<number, string>>

/** Only what the server lets this reader withdraw now can be chosen. */
const withdrawable = (line: RequestLine, results: Results) =>
  results[line.id] === undefined && line.actions.some(({ action }) => action === 'cancel')

/** The list with its check boxes; several are withdrawn one after the other, each with its result. */
export function RequestTable({ lines }: { lines: readonly RequestLine[] }) {
  const words = useWords().my
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [results, setResults] = useState<Results>({})
  const [asking, setAsking] = useState(false)
  const { send, sending } = useSend<ActionAnswer>()
  const columns = useColumns({ chosen, results, setChosen })
  const may = lines.filter((line) => withdrawable(line, results))

  async function withdraw() {
    const said: Record<number, string> = {}
    for (const id of chosen) {
      const sent = await send(`/api/requests/${id}/actions`, { action: 'cancel' })
      said[id] = sent.ok ? '' : sent.error.message
    }
    setResults({ ...results, ...said })
    setChosen([])
    setAsking(false)
  }

  const all = Object.values(results)
  const refused = all.filter(Boolean).length
  return (
    <div className="req-list">
      <div className="withdraw">
        <label className="check">
          <input
            type="checkbox"
            disabled={may.length === 0}
            checked={may.length > 0 && chosen.length === may.length}
            onChange={({ target }) => setChosen(target.checked ? may.map(({ id }) => id) : [])}
          />
          <span>{words.requests.chooseAll}</span>
        </label>
        <Button disabled={chosen.length === 0} onClick={() => setAsking(true)}>
          {chosen.length ? words.requests.withdrawN({ n: chosen.length }) : words.requests.withdraw}
        </Button>
        <span className="cap">{words.requests.tip}</span>
      </div>
      <div role="status">
        {all.length > 0 && (
          <p className="said">{words.requests.results({ done: all.length - refused, refused })}</p>
        )}
      </div>
      <Table label={words.requests.title} columns={columns} rows={lines} keyOf={({ id }) => id} />
      <Dialog
        open={asking}
        title={words.requests.withdrawTitle({ n: chosen.length })}
        onClose={() => setAsking(false)}
      >
        <Chosen lines={lines.filter(({ id }) => chosen.includes(id))} />
        <div className="acts">
          <Button look="primary" busy={sending} onClick={withdraw}>
            {words.actions.cancelConfirm}
          </Button>
          <Button look="text" onClick={() => setAsking(false)}>
            {words.actions.keep}
          </Button>
        </div>
      </Dialog>
    </div>
  )
}

const Chosen = ({ lines }: { lines: readonly RequestLine[] }) => (
  <ul className="chosen">
    {lines.map((line) => (
      <li key={line.id}>
        <span className="no">{line.number}</span>
        {'　'}
        <span className="book">{line.title}</span>
      </li>
    ))}
  </ul>
)

interface Choosing {
  chosen: readonly number[]
  results: Results
  setChosen: (ids: number[]) => void
}

/** ☐ 申请单号 书名 请求时间 服务状态 应还日期 借出馆 邮件 (S2, S3). */
function useColumns({ chosen, results, setChosen }: Choosing): Column<RequestLine>[] {
  const words = useWords().my.requests
  const say = useSay()
  const toggle = (id: number) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return [
    {
      key: 'choose',
      head: <span className="sr">{words.choose}</span>,
      className: 'tick',
      cell: (line) => (
        <label className="check">
          <input
            type="checkbox"
            aria-label={words.chooseOne({ number: line.number })}
            disabled={!withdrawable(line, results)}
            checked={chosen.includes(line.id)}
            onChange={() => toggle(line.id)}
          />
        </label>
      ),
    },
    {
      key: 'number',
      head: words.number,
      className: 'num',
      cell: (line) => (
        <a className="no" href={paths.request(line.id)}>
          {line.number}
        </a>
      ),
    },
    {
      key: 'title',
      head: words.book,
      className: 'ttl',
      cell: (line) => (
        <a className="book" href={paths.request(line.id)}>
          {line.title}
        </a>
      ),
    },
    { key: 'at', head: words.at, cell: (line) => <When at={line.submittedAt} /> },
    {
      key: 'state',
      head: words.state,
      className: 'state',
      cell: (line) => <State line={line} result={results[line.id]} />,
    },
    {
      key: 'due',
      head: words.due,
      className: 'due-on',
      cell: (line) => line.dueOn && <Due line={line} head={words.due} />,
    },
    {
      key: 'lender',
      head: words.lender,
      cell: (line) => line.supplying && say(line.supplying.short),
    },
    {
      key: 'mail',
      head: words.mail,
      className: 'minor',
      cell: (line) => <MailAbout number={line.number}>{words.ask}</MailAbout>,
    },
  ]
}

function State({ line, result }: { line: RequestLine; result: string | undefined }) {
  if (result === '') return <ServiceState state="cancelled" />
  return (
    <>
      <ServiceState state={line.state} />
      {result && <p className="wrong-row">{result}</p>}
    </>
  )
}

const Due = ({ line, head }: { line: RequestLine; head: string }) => (
  <span className={line.state === 'overdue' ? 'warm' : undefined}>
    <span className="only-narrow">{head} </span>
    <Day on={line.dueOn ?? dayOf(line.submittedAt)} />
  </span>
)
