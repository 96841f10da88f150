import { useState } from 'react'
import { matchesFilter } from '../../../src/libraries/pinyin-filter.ts'
import type { Directory } from '../../../src/libraries/shapes.ts'
import { LibraryName } from '../../libraries/library-name.tsx'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { Live } from '../../ui/live.tsx'
import { useSay, useWords } from '../../ui/page.tsx'

/** Step 1: 请选择您要注册的成员馆. No form is shown before (S2; domain.md §8 scenario 1). */
export function ChooseLibrary({ directory }: { directory: Directory }) {
  const words = useWords().reader.register
  const [typed, type] = useState('')
  const libraries = directory.categories.flatMap((category) => category.libraries)
  const matching = libraries.filter((library) => matchesFilter(library, typed))
  const found = matching.length
  return (
    <>
      <h2>{words.chooseLibrary}</h2>
      <p>{words.chooseLibraryHint}</p>
      <div className="find-member">
        <TextField
          label={words.filter}
          hint={words.filterHint}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && matching.length === 1)
              location.assign(paths.registerAt(matching[0]!.code))
          }}
          autoComplete="off"
          spellCheck={false}
        />
        <Live>{typed && (found ? words.found({ n: found }) : words.none)}</Live>
      </div>
      <form action={paths.register}>
        <div className="members">
          {found === 0 && <p>{words.none}</p>}
          {directory.categories.map((category) => (
            <Members key={category.code} category={category} typed={typed} />
          ))}
        </div>
        <div className="acts go">
          <Button type="submit" look="primary">
            {words.confirm}
          </Button>
          <LinkButton href={paths.home}>{words.back}</LinkButton>
        </div>
      </form>
    </>
  )
}

interface MembersProps {
  category: Directory['categories'][number]
  typed: string
}

function Members({ category, typed }: MembersProps) {
  const say = useSay()
  const shown = category.libraries.filter((library) => matchesFilter(library, typed))
  return (
    <fieldset hidden={shown.length === 0}>
      <legend>
        {say(category.name)}
        <span>{category.libraries.length}</span>
      </legend>
      <ul>
        {category.libraries.map((library) => (
          <li key={library.code} hidden={!shown.includes(library)}>
            <label>
              <input type="radio" name="library" value={library.code} required />
              <span>
                <LibraryName library={library} typed={typed} />
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
