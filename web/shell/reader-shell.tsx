import type { ReactNode } from 'react'
import { useFrame, useSay, useWords } from '../ui/page.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { Brand } from './brand.tsx'
import { Menu } from './menu.tsx'
import { footMenu, portalMenu, readerMenu } from './menus.ts'
import { DemonstrationStrip } from './session.tsx'
import { UserLinks } from './user-links.tsx'

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
