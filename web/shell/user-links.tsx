import { paths } from '../paths.ts'
import { useFrame, useWords } from '../ui/page.tsx'
import { LanguageSwitch, SignOut } from './session.tsx'

/** Who is signed in and her ways: her own page, 注销, the other language; or the ways in. */
export function UserLinks() {
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
