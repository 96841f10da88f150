import type { DemonstrationDoor } from '../../src/signin/shapes.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { useFrame, useSay, useWords } from '../ui/page.tsx'
import { useSend } from '../ui/use-send.ts'

/** 注销: ends the session and goes to the portal. */
export function SignOut() {
  const words = useWords().common.shell
  const { send, sending } = useSend<unknown>()
  const leave = async () => {
    if ((await send('/api/sign-out', {})).ok) location.assign(paths.home)
  }
  return (
    <Button look="link" busy={sending} onClick={leave}>
      {words.signOut}
    </Button>
  )
}

/** The same page in the other language. */
export function LanguageSwitch() {
  const { language, path } = useFrame()
  const words = useWords().common
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <a
      className="plain"
      href={paths.language(other, path)}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      hrefLang={other}
    >
      {words.otherLanguage}
    </a>
  )
}

/** In a demonstration: says so on every page and opens one door per role. */
export function DemonstrationStrip() {
  const { installation, doors } = useFrame()
  const words = useWords().common.shell
  if (installation.kind !== 'demonstration') return null
  return (
    <aside className="demo" aria-label={words.demonstration}>
      <div className="wrap">
        <b>{words.demonstration}</b>
        {doors.length > 0 && (
          <div className="doors">
            <span>{words.enterAs}</span>
            <Doors doors={doors} />
          </div>
        )}
      </div>
    </aside>
  )
}

/** One button per role: signs in and goes where that role works. */
export function Doors({ doors }: { doors: readonly DemonstrationDoor[] }) {
  const words = useWords().common.shell
  const say = useSay()
  const { path } = useFrame()
  const { send, sending } = useSend<unknown>()
  const enter = async ({ login, role }: DemonstrationDoor) => {
    const sent = await send('/api/demonstration/sign-in', { login })
    if (sent.ok) location.assign(goesTo(role, path))
  }
  return doors.map((door) => (
    <Button key={door.login} busy={sending} onClick={() => enter(door)}>
      {words.door({ role: words.roles[door.role], library: say(door.library) })}
    </Button>
  ))
}

/** At the sign-in a reader goes on to what she was about to do, as after a password; all others to their work. */
function goesTo(role: DemonstrationDoor['role'], path: string): string {
  const next = path.startsWith(`${paths.signIn}?`)
    ? new URLSearchParams(path.split('?')[1]).get('next')
    : null
  const forReaders = next && /^\/(requests|records|my|account|messages|profile)\b/.test(next)
  return role === 'reader' && forReaders ? next : homeOf[role]
}

/** Where each role begins its day. */
const homeOf: Record<DemonstrationDoor['role'], string> = {
  reader: paths.my,
  requestingStaff: paths.desk,
  supplyingStaff: paths.desk,
  centre: paths.centre,
}
