import type { Views } from '../../../src/pages/views.ts'
import type { Me } from '../../../src/signin/shapes.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { Doors } from '../../shell/session.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useFrame, useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import type { View } from '../../views.ts'
import './sign-in.css'

/** Where each kind of person begins when she did not come from a page of her own. */
const homeOf: Record<Me['kind'], string> = {
  visitor: paths.home,
  reader: paths.my,
  staff: paths.desk,
  centre: paths.centre,
}

function SignIn({ data: { next } }: { data: Views['reader/sign-in'] }) {
  const words = useWords().reader.signIn
  const { installation, doors } = useFrame()
  return (
    <ReaderShell menu="portal" at={paths.signIn}>
      <div className="door">
        <section>
          <h1>{words.title}</h1>
          <SignInForm next={next} />
          <ul className="hints">
            <li>
              {words.noLogin} <a href={paths.register}>{words.register}</a>
            </li>
            <li>{words.waiting}</li>
            <li>{words.forgot}</li>
          </ul>
        </section>
        {installation.kind === 'demonstration' && doors.length > 0 && (
          <section className="doors">
            <h2>{words.demonstration}</h2>
            <p className="meta">{words.demonstrationHint}</p>
            <Doors doors={doors} next={next === paths.home ? '' : next} />
          </section>
        )}
      </div>
    </ReaderShell>
  )
}

function SignInForm({ next }: { next: string }) {
  const words = useWords().reader.signIn
  const { send, sending, problem } = useSend<Partial<Me> | null>()
  const enter = async (fields: Record<string, string>) => {
    const sent = await send('/api/sign-in', { login: fields.login, password: fields.password })
    if (sent.ok)
      location.assign(next && next !== paths.home ? next : homeOf[sent.value?.kind ?? 'reader'])
  }
  return (
    <>
      <Problem problem={problem} saved="" />
      <Form problem={problem} onSend={enter} label={words.title}>
        <TextField
          label={words.login}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <TextField
          label={words.password}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <Button type="submit" look="primary" busy={sending}>
          {words.submit}
        </Button>
      </Form>
    </>
  )
}

const view: View<'reader/sign-in'> = {
  title: (words) => `${words.reader.signIn.title} · ${words.common.brand}`,
  Page: SignIn,
}

export default view
