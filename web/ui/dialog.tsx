import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'
import { useWords } from './page.tsx'

interface DialogProps {
  open: boolean
  title: ReactNode
  onClose: () => void
  children: ReactNode
}

/** Where work in it begins: the first field of its form, or what says so; at 关闭 one Enter would undo it. */
const beginOf = (dialog: HTMLDialogElement) =>
  dialog.querySelector<HTMLElement>(
    'form :is(input, select, textarea):not([type=hidden]), [data-begin]',
  )

/** The browser's own modal dialog: it keeps the focus inside, closes on Escape and gives it back. */
export function Dialog({ open, title, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  const words = useWords().common.ui
  useEffect(() => {
    const dialog = element.current
    if (open && dialog && !dialog.open) {
      dialog.showModal()
      const begin = document.activeElement?.closest('dialog > header') ? beginOf(dialog) : null
      begin?.focus()
    }
    if (!open && dialog?.open) dialog.close()
  }, [open])

  return (
    <dialog ref={element} aria-labelledby={id} onClose={onClose}>
      <header>
        <h2 id={id}>{title}</h2>
        <Button look="text" onClick={onClose}>
          {words.close}
        </Button>
      </header>
      {open && children}
    </dialog>
  )
}
