import { paths } from '../paths.ts'
import { useWords } from '../ui/page.tsx'
import { chosenOf } from './menus.ts'

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

/** 检索 / 申请 / 我的, at the foot of a phone. */
export function BottomBar({ path }: { path: string }) {
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
