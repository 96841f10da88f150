import type { ReactNode } from 'react'
import { paths } from '../paths.ts'
import { useFrame, useSay, useWords } from '../ui/page.tsx'
import { Brand } from './brand.tsx'
import { chosenOf, footMenu, type MenuItem, portalMenu, readerMenu } from './menus.ts'
import { DemonstrationStrip, LanguageSwitch, SignOut } from './session.tsx'

interface ReaderShellProps {
  /** Which menu stands in the head; visitors always see the portal's. */
  menu?: 'portal' | 'reader'
  /** The address whose menu word is marked, where it is not the page's own. */
  at?: string
  children: ReactNode
}

/** The page of a reader or visitor: masthead, contact strip, the page itself, foot, bottom bar. */
export function ReaderShell({ menu = 'reader', at, children }: ReaderShellProps) {
  const { me, path, installation } = useFrame()
  const words = useWords().common
  const say = useSay()
  const items = menu === 'portal' || me.kind !== 'reader' ? portalMenu : readerMenu
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <DemonstrationStrip />
      <header className="mast">
        <div className="wrap mast-in">
          <Brand beside={say(installation.name)} />
          <UserLinks />
        </div>
        <div className="wrap">
          <Menu
            label={items === portalMenu ? words.shell.portalMenu : words.shell.readerMenu}
            items={items}
            path={at ?? path}
          />
        </div>
        <div className="wrap">
          <div className="wenwu" />
        </div>
      </header>
      <ContactStrip />
      <main id="main" className="wrap">
        {children}
      </main>
      <Foot />
      <BottomBar path={at ?? path} />
    </>
  )
}

/** A row of menu words, the present one marked. */
export function Menu({ label, items, path }: MenuProps) {
  const words = useWords().common
  const { me } = useFrame()
  const chosen = chosenOf(items, path)
  return (
    <nav className="nav" aria-label={label}>
      {items.map(([href, word]) => (
        <a key={href} href={href} aria-current={href === chosen ? 'page' : undefined}>
          {words.menu[word]}
          {word === 'messages' && me.unreadNotices > 0 && (
            <span className="dim">&nbsp;{words.shell.unread({ n: me.unreadNotices })}</span>
          )}
        </a>
      ))}
    </nav>
  )
}

interface MenuProps {
  label: string
  items: readonly MenuItem[]
  path: string
}

function UserLinks() {
  const { me, path } = useFrame()
  const words = useWords().common.shell
  if (me.kind === 'visitor') {
    const next = path.startsWith('/sign-in') || path.startsWith('/register') ? '/my' : path
    return (
      <div className="mast-user">
        <a className="plain" href={paths.signInFor(next)}>
          {words.signIn}
        </a>
        <a className="plain" href={paths.register}>
          {words.register}
        </a>
        <LanguageSwitch />
      </div>
    )
  }
  return (
    <div className="mast-user">
      <span className="meta hide-phone">{me.name}</span>
      {me.kind === 'reader' && (
        <a className="plain" href={paths.my}>
          {words.my}
        </a>
      )}
      {me.kind === 'staff' && (
        <a className="plain" href={paths.desk}>
          {words.desk}
        </a>
      )}
      {me.kind === 'centre' && (
        <a className="plain" href={paths.centre}>
          {words.centre}
        </a>
      )}
      <SignOut />
      <LanguageSwitch />
    </div>
  )
}

/** In the same place on every page of a signed-in reader (S2; WCAG 3.2.6). */
function ContactStrip() {
  const { me } = useFrame()
  const words = useWords().common.shell
  const say = useSay()
  if (me.kind !== 'reader' || !me.home) return null
  return (
    <section className="contact" aria-label={words.contact}>
      <div className="wrap">
        <span className="lbl">{words.contact}</span>
        <span>{say(me.home.name)}</span>
        {me.home.phone && (
          <a href={`tel:${me.home.phone}`}>{words.phone({ phone: me.home.phone })}</a>
        )}
        {me.home.email && (
          <a href={`mailto:${me.home.email}`}>{words.email({ email: me.home.email })}</a>
        )}
      </div>
    </section>
  )
}

function Foot() {
  const words = useWords().common
  return (
    <footer className="foot">
      <nav className="wrap" aria-label={words.shell.footer}>
        {footMenu.map(([href, word]) => (
          <a key={href} href={href}>
            {words.menu[word]}
          </a>
        ))}
      </nav>
    </footer>
  )
}

const bottomBar = [
  [
    paths.search,
    'tabSearch',
    <>
      <circle key="c" cx="10" cy="10" r="6" />
      <path key="p" d="m14.5 14.5 6 6" />
    </>,
  ],
  [paths.ask, 'tabAsk', <path key="p" d="M5 3h14v18H5zM8.5 8h7M8.5 12h7M8.5 16h4" />],
  [
    paths.my,
    'tabMy',
    <path
      key="p"
      d="M4 5.5c3-1.6 5.5-1.6 8 .3 2.5-1.9 5-1.9 8-.3V19c-3-1.6-5.5-1.6-8 .3-2.5-1.9-5-1.9-8-.3zM12 5.8v13.5"
    />,
  ],
] as const

function BottomBar({ path }: { path: string }) {
  const words = useWords().common
  const chosen = chosenOf(
    bottomBar.map(([href, word]) => [href, word] as const),
    path,
  )
  return (
    <nav className="tabbar" aria-label={words.shell.bottomMenu}>
      {bottomBar.map(([href, word, drawing]) => (
        <a key={href} href={href} aria-current={href === chosen ? 'page' : undefined}>
          <svg
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.7"
            aria-hidden="true"
          >
            {drawing}
          </svg>
          {words.menu[word]}
        </a>
      ))}
    </nav>
  )
}
