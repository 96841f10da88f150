import { type RefObject, useEffect, useRef } from 'react'

/**
 * Of the sheets in this element one is open at a time; Escape and a click elsewhere close it. One that opens below the
 * edge, or behind the bottom bar of a phone, is brought into sight.
 */
export function useFold(): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const open = () => [...(element.current?.querySelectorAll('details[open]') ?? [])]
    const close = (except: EventTarget | null) => {
      for (const details of open())
        if (!(except instanceof Node) || !details.contains(except)) details.removeAttribute('open')
    }
    const onPointer = (event: Event) => close(event.target)
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      const inside = open().find((details) => details.contains(document.activeElement))
      close(null)
      inside?.querySelector('summary')?.focus()
    }
    const onToggle = ({ target }: Event) => {
      if (target instanceof HTMLDetailsElement && target.open)
        target.lastElementChild?.scrollIntoView({ block: 'nearest' })
    }
    const within = element.current
    // What was opened before the page came to life.
    open()[0]?.lastElementChild?.scrollIntoView({ block: 'nearest' })
    within?.addEventListener('toggle', onToggle, true)
    document.addEventListener('click', onPointer)
    document.addEventListener('keydown', onKey)
    return () => {
      within?.removeEventListener('toggle', onToggle, true)
      document.removeEventListener('click', onPointer)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  return element
}
