import type { ReactNode } from 'react'
import { centreMenu, deskMenu } from '../shell/menus.ts'
import { StaffShell } from '../shell/staff-shell.tsx'
import { useFrame } from '../ui/page.tsx'
import './sources.css'

/** Pages that the centre and libraries both open, each under its own menu. */
export function SourcesShell({ children }: { children: ReactNode }) {
  const { me } = useFrame()
  return <StaffShell menu={me.kind === 'staff' ? deskMenu : centreMenu}>{children}</StaffShell>
}
