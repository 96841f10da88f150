import { useFrame, useWords } from '../ui/page.tsx'
import { chosenOf, type MenuItem } from './menus.ts'

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
