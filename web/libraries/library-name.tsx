import type { Library } from '../../src/libraries/shapes.ts'
import { useFrame, useSay, useWords } from '../ui/page.tsx'
import { initialsAt } from './initials.ts'

/** A library's name with the letters found by their initials marked, and NEW where it is. */
export function LibraryName({ library, typed = '' }: { library: Library; typed?: string }) {
  const { language } = useFrame()
  const say = useSay()
  const words = useWords().catalogue.search
  const at = language === 'zh' ? initialsAt(library, typed) : null
  const name = say(library.name)
  return (
    <>
      {at ? (
        <>
          {name.slice(0, at[0])}
          <mark>{name.slice(at[0], at[1])}</mark>
          {name.slice(at[1])}
        </>
      ) : (
        name
      )}
      {library.isNew && <span className="new">{words.isNew}</span>}
    </>
  )
}
