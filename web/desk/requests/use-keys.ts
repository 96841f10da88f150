import { type RefObject, useEffect, useRef } from 'react'
import { type DeskKey, type Focus, keyMeaning, scannerGapMs } from './keys.ts'
import type { Work } from './use-work.ts'

/**
 * The keyboard of the desk. A letter key waits for the gap of a scanner before it acts, and letters
 * that mean nothing go to the scan field, so that a scan is read whole wherever the focus was.
 */
export function useKeys(
  scan: RefObject<HTMLInputElement | null>,
  singleOn: boolean,
  act: (key: DeskKey) => void,
) {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const held = { key: '', timer: 0 }
    const toScan = (letters: string) => {
      if (scan.current) scan.current.value += letters
      scan.current?.focus()
    }
    const release = () => {
      clearTimeout(held.timer)
      const { key } = held
      held.key = ''
      return key
    }

    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || document.querySelector('dialog[open]')) return
      const focus = focusNow(scan.current)
      const modified = event.ctrlKey || event.altKey || event.metaKey
      const letter = !modified && event.key.length === 1 && event.key !== ' '
      const away = focus === 'page' || focus === 'control'
      if (held.key && letter && away) {
        toScan(release()) // the second letter of a scan: this one follows by itself
        return
      }
      const meaning = keyMeaning({ key: event.key, held: modified }, focus, singleOn)
      if (!meaning) {
        if (letter && away) toScan('')
        return
      }
      event.preventDefault()
      if (event.repeat && meaning === 'primary') return
      if (!letter) return latest.current(meaning)
      held.key = event.key
      held.timer = window.setTimeout(() => {
        release()
        latest.current(meaning)
      }, scannerGapMs)
    }
    addEventListener('keydown', pressed)
    return () => {
      removeEventListener('keydown', pressed)
      release()
    }
  }, [scan, singleOn])
}

/** Esc: what is wrong is acknowledged first; else the letter keys are free, and no half code is left behind. */
export function leaveScan(
  work: Pick<Work, 'outcome' | 'clear'>,
  scan: HTMLInputElement | null,
  rows: HTMLElement | null,
) {
  const wrong = work.outcome?.kind === 'refused'
  work.clear()
  if (wrong) return
  if (scan) scan.value = ''
  rows?.focus()
}

const fields = 'input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]'

function focusNow(scan: HTMLInputElement | null): Focus {
  const active = document.activeElement
  if (!active || active === document.body) return 'page'
  if (active === scan) return scan.value === '' ? 'emptyScan' : 'field'
  if (active.matches(fields)) return 'field'
  return active.matches('a, button, summary, input') ? 'control' : 'page'
}
