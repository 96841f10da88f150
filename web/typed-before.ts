type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/**
 * Tells the parts of a page that has just woken what a person typed or chose in it while its scripts were still on their
 * way, as if it were typed only now: they would keep what the server sent, and lose the rest at the next stroke.
 */
export function tellTypedBefore(page: Element): void {
  for (const field of page.querySelectorAll<Field>('input, textarea, select')) replayOf(field)?.()
}

function replayOf(field: Field): (() => void) | null {
  if (field instanceof HTMLSelectElement) return replaySelect(field)
  if (field.type === 'checkbox' || field.type === 'radio')
    return replayCheck(field as HTMLInputElement)
  // A file is chosen, never typed, and no script may set one.
  if (field.type === 'file' || field.value === field.defaultValue) return null
  const { value: typed, defaultValue: sent } = field
  return () => {
    // React has remembered the value it found: only a value that differs from that is told onwards.
    field.value = sent
    setPlainly(field, 'value', typed)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

function replaySelect(field: HTMLSelectElement): (() => void) | null {
  const sent = [...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0]
  const { value: chosen } = field
  if (!sent || sent.value === chosen) return null
  return () => {
    field.value = chosen
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

function replayCheck(field: HTMLInputElement): (() => void) | null {
  const { checked, defaultChecked } = field
  // Of a group of radio buttons the one that was chosen speaks for all.
  if (checked === defaultChecked || (field.type === 'radio' && !checked)) return null
  return () => {
    field.checked = !checked
    field.click()
  }
}

/** Sets a property past the watcher that React puts on the element itself. */
function setPlainly(field: HTMLInputElement | HTMLTextAreaElement, name: 'value', to: string) {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(kind.prototype, name)!.set!.call(field, to)
}
