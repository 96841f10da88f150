import type { ReactNode } from 'react'
import { useFrame, useSay, useWords } from '../ui/page.tsx'
import { Brand } from './brand.tsx'
import { Menu } from './menu.tsx'
import type { MenuItem } from './menus.ts'
import { DemonstrationStrip, LanguageSwitch, SignOut } from './session.tsx'

interface StaffShellProps {
  menu: readonly MenuItem[]
  children: ReactNode
}

/** The page of a librarian or of the centre: one bar, then rows. The page brings its own `main`. */
export function StaffShell({ menu, children }: StaffShellProps) {
  const { me, path, installation } = useFrame()
  const words = useWords().common
  const say = useSay()
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <DemonstrationStrip />
      <header className="bar">
        <Brand beside={say(me.home?.name ?? installation.name)} />
        <Menu label={words.shell.staffMenu} items={menu} path={path} />
        <span className="who">
          <span>{words.shell.operator({ code: me.operatorCode || me.login })}</span>
          <SignOut />
          <LanguageSwitch />
        </span>
      </header>
      {children}
    </>
  )
}
