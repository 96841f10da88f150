import { type ReactNode, useRef } from 'react'

/** A button that opens a short list of further actions; Escape, a choice or leaving it closes it. */
export function Menu({ label, children }: { label: ReactNode; children: ReactNode }) {
  const element = useRef<HTMLDetailsElement>(null)
  const close = () => {
    if (element.current) element.current.open = false
  }
  return (
    <details
      ref={element}
      className="menu"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !element.current?.open) return
        event.stopPropagation()
        close()
        element.current.querySelector('summary')?.focus()
      }}
    >
      <summary className="btn">
        {label} <span aria-hidden="true">▾</span>
      </summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the buttons inside act */}
      <div className="pop" onClick={close}>
        {children}
      </div>
    </details>
  )
}
