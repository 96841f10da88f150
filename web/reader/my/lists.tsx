import type { AccountLog } from '../../../src/ledger/account/shapes.ts'
import type { RequestLine } from '../../../src/requests/shapes.ts'
import { paths } from '../../paths.ts'
import { readerMenu } from '../../shell/menus.ts'
import { SignOut } from '../../shell/session.tsx'
import { SectionHead } from '../../ui/lists.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { dayOf } from '../../ui/values/days.ts'
import { Money } from '../../ui/values/money.tsx'
import { Day } from '../../ui/values/when.tsx'
import { ReaderState } from '../requests/request-state.tsx'

/** 历史: what has ended, how, when and with whom. */
export function History({ lines }: { lines: readonly RequestLine[] }) {
  const words = useWords().my.mine
  const say = useSay()
  return (
    <section className="sec">
      <SectionHead title={words.history} more={<a href={paths.requests}>{words.all}</a>} />
      {lines.length === 0 && <p className="nothing">{words.noHistory}</p>}
      <ul className="hist">
        {lines.map((line) => (
          <li key={line.id}>
            <a className="book" href={paths.request(line.id)}>
              {line.title}
            </a>
            <ReaderState state={line.state} />
            <small>
              <Period from={dayOf(line.submittedAt)} to={dayOf(line.stateSince)} />
              {line.supplying && `　${say(line.supplying.short)}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Period = ({ from, to }: { from: string; to: string }) => (
  <>
    <Day on={from} />
    {to !== from && (
      <>
        {' – '}
        <Day on={to} />
      </>
    )}
  </>
)

/** 帐务: the sum, the last line, and where fines stand. */
export function AccountPart({ account }: { account: AccountLog }) {
  const words = useWords().my.mine
  const last = account.lines[0]
  return (
    <section className="sec">
      <SectionHead
        title={words.account}
        more={<a href={paths.accountSummary}>{words.summary}</a>}
      />
      <ul className="hist">
        <li>
          <span>{words.total}</span>
          <Money fen={account.totalFen - account.waivedFen} />
        </li>
        <li>
          <span>{words.lastCharge}</span>
          {last ? <Money fen={last.amountFen} /> : <span className="dim">{words.noCharge}</span>}
          {last && (
            <small>
              <span className="no">{last.number}</span>
              {'　'}
              {last.title}
            </small>
          )}
        </li>
      </ul>
    </section>
  )
}

/** The reader's menu once more, at the foot of a phone's page. */
export function MyMenu() {
  const words = useWords()
  const { me } = useFrame()
  return (
    <nav className="my-menu" aria-label={words.my.mine.menu}>
      {readerMenu.map(([href, word]) => (
        <a key={href} href={href}>
          {words.common.menu[word]}
          {word === 'messages' && me.unreadNotices > 0 && (
            <b>{words.common.shell.unread({ n: me.unreadNotices })}</b>
          )}
        </a>
      ))}
      <SignOut />
    </nav>
  )
}
