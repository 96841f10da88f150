import { useEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { Key } from '../../ui/key.tsx'
import { useWords } from '../../ui/page.tsx'

/** Prints the page; it has the focus, so that Enter is enough. */
export function PrintButton() {
  const words = useWords().counter
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => place.current?.querySelector('button')?.focus(), [])
  return (
    <span ref={place}>
      <Button look="primary" onClick={() => print()}>
        {words.printNow} <Key>↵</Key>
      </Button>
    </span>
  )
}
