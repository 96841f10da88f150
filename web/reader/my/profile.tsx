import { useState } from 'react'
import type { Views } from '../../../src/pages/views.ts'
import type { Profile } from '../../../src/readers/shapes.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { SectionHead, Tabs } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import type { View } from '../../views.ts'
import { Password } from './password.tsx'
import { PersonFields } from './person-fields.tsx'
import '../requests/asked.css'
import './my.css'

/** 个人信息维护: 个人资料 and 密码设置 (S2). */
function ProfilePage({ data: { profile, tab } }: { data: Views['reader/profile'] }) {
  const words = useWords().my.profile
  return (
    <ReaderShell at={paths.profile}>
      <h1 className="page-h">{words.title}</h1>
      <Tabs
        label={words.tabs}
        tabs={[
          { href: paths.profile, label: words.person, chosen: tab === 'person' },
          { href: paths.password, label: words.password, chosen: tab === 'password' },
        ]}
      />
      {tab === 'person' ? (
        <div className="profile">
          <Fixed profile={profile} />
          <Person profile={profile} />
        </div>
      ) : (
        <Password />
      )}
    </ReaderShell>
  )
}

/** What only the library changes: 登录名, 读者类型, 付款方式, card. */
function Fixed({ profile }: { profile: Profile }) {
  const { my, reader: lists } = useWords()
  const words = my.profile
  const lines = [
    [words.login, profile.login],
    [words.readerType, lists.readerTypes[profile.readerType]],
    [words.barcode, profile.barcode],
    [words.document, `${lists.documentTypes[profile.documentType]} ${profile.documentNumber}`],
    [words.payment, lists.paymentMethods[profile.paymentMethod]],
  ] as const
  return (
    <section>
      <SectionHead title={words.fixed} />
      <dl className="dl">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="cap">{words.fixedText}</p>
    </section>
  )
}

function Person({ profile }: { profile: Profile }) {
  const words = useWords().my.profile
  const { send, sending, problem } = useSend<Profile>()
  const [saved, setSaved] = useState(false)
  const save = async (fields: Record<string, string>) => {
    setSaved(false)
    setSaved((await send('/api/profile', fields, 'PUT')).ok)
  }
  return (
    <section>
      <SectionHead title={words.editable} />
      <Form problem={problem} onSend={save} label={words.person}>
        <Problem problem={problem} />
        <PersonFields profile={profile} />
        <div className="acts">
          <Button look="primary" type="submit" busy={sending}>
            {words.save}
          </Button>
          <span role="status">{saved && words.saved}</span>
        </div>
      </Form>
    </section>
  )
}

const view: View<'reader/profile'> = {
  title: (words) => `${words.my.profile.title} · ${words.common.brand}`,
  Page: ProfilePage,
}
export default view
