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
  const { installation, doors, path } = useFrame()
  const words = useWords().common.shell
  if (installation.kind !== 'demonstration') return null
  return (
    <aside className="demo" aria-label={words.demonstration}>
      <div className="wrap">
        <b>{words.demonstration}</b>
        {doors.length > 0 && (
          <div className="strip-doors">
            <span>{words.enterAs}</span>
            <Doors doors={doors} next={wantedAt(path)} />
          </div>
        )}
      </div>
    </aside>
  )
}

interface DoorsProps {
  doors: readonly DemonstrationDoor[]
  /** Where a reader was going when she was asked to sign in. */
  next?: string
}

/** One button per role: signs in and goes where that role works. */
export function Doors({ doors, next }: DoorsProps) {
  const words = useWords().common.shell
  const say = useSay()
  const { send, sending } = useSend<unknown>()
  const enter = async ({ login, role }: DemonstrationDoor) => {
    const sent = await send('/api/demonstration/sign-in', { login })
    if (sent.ok) location.assign((role === 'reader' && next) || homeOf[role])
  }
  return doors.map((door) => (
    <Button key={door.login} busy={sending} onClick={() => enter(door)}>
      {words.door({ role: words.roles[door.role], library: say(door.library) })}
    </Button>
  ))
}

/** Where a visitor who was sent to the sign-in was going, as far as readers go there. */
function wantedAt(path: string): string | undefined {
  const [address, query] = path.split('?')
  const next = address === paths.signIn ? new URLSearchParams(query).get('next') : null
  return next && /^\/(requests|records|my|account|messages|profile)\b/.test(next) ? next : undefined
}

/** Where each role begins its day. */
const homeOf: Record<DemonstrationDoor['role'], string> = {
  reader: paths.my,
  requestingStaff: paths.desk,
  supplyingStaff: paths.desk,
  centre: paths.centre,
}
