import { useState } from 'react'
import type { KeptMail, Notice } from '../../../src/notices/shapes.ts'
import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Empty, Tabs } from '../../ui/lists.tsx'
import { useFrame, useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import { When } from '../../ui/values/when.tsx'
import type { View } from '../../views.ts'
import '../requests/asked.css'
import './my.css'

const mailboxHref = `${paths.messages}?tab=mailbox`

/** 系统消息; in a demonstration also what would have been mailed. */
function Messages({ data: { notices, mailbox } }: { data: Views['reader/messages'] }) {
  const words = useWords().my.messages
  const { path } = useFrame()
  const mails = mailbox !== null && new URLSearchParams(path.split('?')[1]).get('tab') === 'mailbox'
  return (
    <ReaderShell at={paths.messages}>
      <h1 className="page-h">{words.title}</h1>
      {mailbox && (
        <Tabs
          label={words.tabs}
          tabs={[
            { href: paths.messages, label: words.notices, chosen: !mails },
            { href: mailboxHref, label: words.mailbox, chosen: mails },
          ]}
        />
      )}
      {mails ? <Mailbox mails={mailbox} /> : <Notices notices={notices} />}
    </ReaderShell>
  )
}

function Notices({ notices }: { notices: readonly Notice[] }) {
  const { messages: words, mine } = useWords().my
  const { send, sending, problem } = useSend<unknown>()
  const [read, setRead] = useState<readonly number[]>([])
  const unread = notices.filter((notice) => !notice.read && !read.includes(notice.id))
  const mark = async (path: string, ids: readonly number[]) => {
    if ((await send(`/api/notices/${path}`, {})).ok) setRead([...read, ...ids])
  }
  if (notices.length === 0)
    return (
      <Empty title={words.none} next={<LinkButton href={paths.search}>{mine.search}</LinkButton>}>
        {words.noneText}
      </Empty>
    )
  return (
    <>
      <Problem problem={problem} saved="" />
      {unread.length > 1 && (
        <div className="acts mark-all">
          <Button
            busy={sending}
            onClick={() =>
              mark(
                'read-all',
                unread.map(({ id }) => id),
              )
            }
          >
            {words.markAll}
          </Button>
        </div>
      )}
      <ul className="msgs">
        {notices.map((notice) => (
          <OneNotice
            key={notice.id}
            notice={notice}
            unread={unread.includes(notice)}
            onRead={() => mark(`${notice.id}/read`, [notice.id])}
          />
        ))}
      </ul>
    </>
  )
}

interface OneNoticeProps {
  notice: Notice
  unread: boolean
  onRead: () => void
}

function OneNotice({ notice, unread, onRead }: OneNoticeProps) {
  const words = useWords().my.messages
  return (
    <li className={unread ? 'new' : undefined}>
      <h2>
        {unread && <span className="unread">{words.unread}</span>}
        {notice.subject}
      </h2>
      <span className="meta">
        <When at={notice.createdAt} clock />
      </span>
      <p>{notice.body}</p>
      <div className="acts">
        {notice.path && <a href={notice.path}>{words.about}</a>}
        {notice.requestId && <a href={paths.request(notice.requestId)}>{words.request}</a>}
        {unread && (
          <Button look="link" onClick={onRead}>
            {words.markRead}
          </Button>
        )}
      </div>
    </li>
  )
}

function Mailbox({ mails }: { mails: readonly KeptMail[] }) {
  const words = useWords().my.messages
  const states: Record<string, string> = words.mailStates
  return (
    <>
      <p className="said">{words.mailboxText}</p>
      {mails.length === 0 && <Empty title={words.noMail} />}
      <ul className="msgs">
        {mails.map((mail) => (
          <li key={mail.id}>
            <h2>{mail.subject}</h2>
            <span className="meta">
              <When at={mail.createdAt} clock />
              {'　'}
              {states[mail.state] ?? mail.state}
            </span>
            <p className="cap">
              {words.to} {mail.to}
            </p>
            <pre>{mail.body}</pre>
          </li>
        ))}
      </ul>
    </>
  )
}

const view: View<'reader/messages'> = {
  title: (words) => `${words.my.messages.title} · ${words.common.brand}`,
  Page: Messages,
}
export default view
