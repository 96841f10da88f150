import { useState } from 'react'
import type { Library } from '../../../src/libraries/shapes.ts'
import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import { AcceptCopyright } from './copyright.tsx'
import { RegistrationForm } from './form.tsx'
import { ChooseLibrary } from './library.tsx'
import './register.css'

/**
 * Three steps, each with an address of its own (`?library=…&accepted=…`), so that going back and
 * coming again work, and the first two without JavaScript.
 */
function Register({ data }: { data: Views['reader/register'] }) {
  const words = useWords().reader.register
  const { path, me } = useFrame()
  const [doneTo, setDoneTo] = useState<string | null>(null)
  const done = (email: string) => {
    setDoneTo(email)
    scrollTo(0, 0)
  }
  const query = new URLSearchParams(path.split('?')[1] ?? '')
  const code = query.get('library') ?? (data.refused ? (me.home?.code ?? '') : '')
  const library = data.directory.categories
    .flatMap(({ libraries }) => libraries)
    .find((each) => each.code === code)
  const accepted = query.get('accepted') === String(data.copyright.version)
  const step = !library ? 1 : accepted ? 3 : 2
  return (
    <ReaderShell menu="portal" at={paths.register}>
      <div className="reg">
        {library && doneTo !== null ? (
          <Done library={library} email={doneTo} />
        ) : (
          <>
            <h1>{words.title}</h1>
            <p className="meta">{words.step({ n: step })}</p>
            {data.refused && <Refused reason={data.refused.reason} />}
            {library && <Home library={library} />}
            {!library && <ChooseLibrary directory={data.directory} />}
            {library && !accepted && <AcceptCopyright copyright={data.copyright} library={code} />}
            {library && accepted && (
              <RegistrationForm data={data} libraryCode={code} onDone={done} />
            )}
          </>
        )}
      </div>
    </ReaderShell>
  )
}

function Home({ library }: { library: Library }) {
  const words = useWords().reader.register
  const say = useSay()
  return (
    <div className="home">
      <span className="dim">{words.homeLibrary}</span>
      <b>{say(library.name)}</b>
      <a href={paths.register}>{words.changeLibrary}</a>
    </div>
  )
}

function Refused({ reason }: { reason: string }) {
  const words = useWords().reader.register
  return (
    <div className="needs">
      <p className="warm">{words.refused}</p>
      <p>{reason}</p>
      <p>{words.refusedHint}</p>
    </div>
  )
}

/** What happens next, and whom to ask when it takes long. */
function Done({ library, email }: { library: Library; email: string }) {
  const words = useWords().reader.register
  const say = useSay()
  return (
    <div className="done" role="status">
      <h1>{words.done}</h1>
      <p>{words.doneText({ library: say(library.name), email })}</p>
      <p>{words.doneNext}</p>
      <p>
        {words.doneAsk} <a href={`tel:${library.phone}`}>{library.phone}</a>{' '}
        <a href={`mailto:${library.email}`}>{library.email}</a>
      </p>
      <div className="acts">
        <LinkButton look="primary" href={paths.search}>
          {words.toSearch}
        </LinkButton>
        <LinkButton href={paths.home}>{words.toHome}</LinkButton>
      </div>
    </div>
  )
}

const view: View<'reader/register'> = {
  title: (words) => `${words.reader.register.title} · ${words.common.brand}`,
  Page: Register,
}

export default view
