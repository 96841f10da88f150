import { useEffect, useRef } from 'react'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Key } from '../../ui/key.tsx'
import { useWords } from '../../ui/page.tsx'
import { scannerGapMs } from '../requests/keys.ts'
import { useSwitch } from '../requests/switches.ts'

/** The one box that a card is scanned into; `/` leads to it, and letters typed outside of any field. */
export function FindBox({ q, hasReader }: { q: string; hasReader: boolean }) {
  const words = useWords().counter
  const box = useRef<HTMLInputElement>(null)
  const [singleOn] = useSwitch('desk.singleKeys')
  useEffect(() => {
    let held = { key: '', timer: 0 }
    const release = () => {
      clearTimeout(held.timer)
      const { key } = held
      held = { key: '', timer: 0 }
      return key
    }
    const toBox = (letters: string) => {
      if (box.current) box.current.value += letters
      box.current?.focus()
    }
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || !isAway() || event.ctrlKey || event.altKey || event.metaKey) return
      if (event.key.length !== 1 || event.key === ' ') return
      if (held.key) return toBox(release()) // the second letter of a scan follows by itself
      const print = document.querySelector<HTMLElement>('[data-print]')
      if (!singleOn || !['/', 'p', 'P'].includes(event.key)) return toBox('')
      event.preventDefault()
      if (event.key === '/') return box.current?.select()
      held = {
        key: event.key,
        timer: window.setTimeout(() => {
          release()
          print?.click()
        }, scannerGapMs),
      }
    }
    addEventListener('keydown', pressed)
    return () => {
      removeEventListener('keydown', pressed)
      release()
    }
  }, [singleOn])
  return (
    <search>
      <form action={paths.counter} className="find">
        <input
          ref={box}
          // biome-ignore lint/a11y/noAutofocus: the page is for this box, and a scanner does not wait until it is alive
          autoFocus={!hasReader}
          className="in"
          name="q"
          defaultValue={q}
          aria-label={words.box}
          placeholder={words.box}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={60}
        />
        <Button type="submit" look={hasReader ? 'plain' : 'primary'}>
          {words.find} <Key>/</Key>
        </Button>
      </form>
    </search>
  )
}

const fields = 'input:not([type=checkbox], [type=radio]), select, textarea'

/** Whether a letter typed now would go nowhere. */
const isAway = () =>
  !document.querySelector('dialog[open]') && !document.activeElement?.matches(fields)
