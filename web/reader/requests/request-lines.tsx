import type { ReactNode } from 'react'

type Lines = readonly (readonly [name: string, value: ReactNode])[]

/** Label and value, line by line; empty values are left out. */
export const Lines = ({ lines }: { lines: Lines }) => (
  <dl className="dl">
    {lines
      .filter(([, value]) => value)
      .map(([name, value]) => (
        <Line key={name} name={name}>
          {value}
        </Line>
      ))}
  </dl>
)

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

/** A word of a table of texts, or the code itself when the table does not know it. */
export const wordOf = (of: Record<string, string>, it: string) =>
  Object.hasOwn(of, it) ? of[it] : it
