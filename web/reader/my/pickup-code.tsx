import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useWords } from '../../ui/page.tsx'

/** What a librarian scans at the counter. */
export interface PickupCodeProps {
  number: string
  /** The QR code of the number as the path of an SVG of `size` × `size` modules, where the server drew one. */
  path?: string
  size?: number
}

/** The request's number to show at the counter: as a QR code when there is one, always in large letters. */
export function PickupCode(code: PickupCodeProps) {
  const words = useWords().my.mine
  const [large, setLarge] = useState(false)
  return (
    <div className={code.path ? 'code' : 'code plain'}>
      <Drawn {...code} />
      <div>
        <span className="no">{code.number}</span>
        <p>{code.path ? words.show : words.showNumber}</p>
        <Button onClick={() => setLarge(true)}>{words.enlarge}</Button>
      </div>
      <Dialog open={large} title={words.code} onClose={() => setLarge(false)}>
        <div className="code-large">
          <Drawn {...code} />
          <span className="no">{code.number}</span>
        </div>
      </Dialog>
    </div>
  )
}

/** Black on white whatever the theme, with the quiet zone a scanner needs around it (four modules of 21 or more). */
function Drawn({ path, size = 21 }: PickupCodeProps) {
  const words = useWords().my.mine
  if (!path) return null
  const quiet = Math.ceil((size * 4) / 21)
  const whole = size + 2 * quiet
  return (
    <svg
      className="qr"
      viewBox={`-${quiet} -${quiet} ${whole} ${whole}`}
      role="img"
      aria-label={words.code}
    >
      <path fill="#fff" d={`M-${quiet}-${quiet}h${whole}v${whole}h-${whole}z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
