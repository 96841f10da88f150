/** What a key does at the desk. */
export type DeskKey =
  | 'scan'
  | 'next'
  | 'previous'
  | 'primary'
  | 'select'
  | 'print'
  | 'help'
  | 'leave'

/** Where the focus is when a key is pressed. */
export type Focus = 'emptyScan' | 'field' | 'control' | 'page'

/** The keys of one letter; they can be switched off (WCAG 2.1.4). */
const singleKeys: Readonly<Record<string, DeskKey>> = {
  '/': 'scan',
  j: 'next',
  k: 'previous',
  x: 'select',
  p: 'print',
  '?': 'help',
}

const otherKeys: Readonly<Record<string, DeskKey>> = {
  Enter: 'primary',
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Escape: 'leave',
}

interface Pressed {
  key: string
  /** Ctrl, Alt or Meta is held: then the key is the browser's. */
  held: boolean
}

/**
 * What a pressed key does, or null when it is left to the browser. A letter never acts in a field,
 * the scan field included; the arrows act from the scan field while it is empty, where Enter is left to
 * the field's own form. On a button, link or menu Enter is that control's own.
 */
export function keyMeaning(pressed: Pressed, focus: Focus, singleOn: boolean): DeskKey | null {
  if (pressed.held) return null
  const other = otherKeys[pressed.key]
  if (other === 'leave') return other
  if (focus === 'field') return null
  if (other === 'primary') return focus === 'page' ? other : null
  if (other) return focus === 'control' ? null : other
  const single =
    focus === 'emptyScan' || !singleOn ? undefined : singleKeys[pressed.key.toLowerCase()]
  return single ?? null
}

/** A scanner types a letter every few milliseconds; a person does not come below this. */
export const scannerGapMs = 45
