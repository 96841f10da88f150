import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useWords } from '../ui/page.tsx'

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

function Drawn({ path, size = 25 }: PickupCodeProps) {
  const words = useWords().my.mine
  if (!path) return null
  return (
    <svg
      className="qr"
      viewBox={`-2 -2 ${size + 4} ${size + 4}`}
      role="img"
      aria-label={words.code}
    >
      <path fill="#fff" d={`M-2-2h${size + 4}v${size + 4}h-${size + 4}z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
