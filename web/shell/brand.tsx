import { paths } from '../paths.ts'
import { useWords } from '../ui/page.tsx'

/** The wordmark, and the installation or library whose pages these are. */
export function Brand({ beside }: { beside: string }) {
  const words = useWords().common
  return (
    <a className="brand" href={paths.home}>
      <svg viewBox="0 0 24 24" fill="none" aria-hidden="true">
        <path fill="currentColor" d="M0 0h24v24H0z" />
        <path
          className="glyph"
          strokeWidth="1.9"
          d="M4.5 5h15M4.5 19h15M10.3 5 8 14.2h5.6M9.2 9.8h7.2L14.2 19"
        />
      </svg>
      <b>{words.brand}</b>
      <span>{beside}</span>
    </a>
  )
}
