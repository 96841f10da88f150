import type { ButtonHTMLAttributes, ReactNode } from 'react'

/** `primary`: one per view. `now`: only where the warm strip asks for it. `text`: underlined. */
export type Look = 'plain' | 'primary' | 'now' | 'text' | 'link'
const classes: Record<Look, string> = {
  plain: 'btn',
  primary: 'btn pri',
  now: 'btn now',
  text: 'btn text',
  link: 'btn link',
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look; busy?: boolean }

/** A verb. While `busy` it says so and takes no second press, but keeps the focus. */
export function Button({ look = 'plain', busy, className = '', onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={`${classes[look]} ${className}`}
    />
  )
}

interface LinkButtonProps {
  href: string
  look?: Look
  className?: string
  children: ReactNode
}

/** A way to another page that looks like a button. */
export const LinkButton = ({ look = 'plain', className = '', ...rest }: LinkButtonProps) => (
  <a {...rest} className={`${classes[look]} ${className}`} />
)
