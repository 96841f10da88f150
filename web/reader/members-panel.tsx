import { useState } from 'react'
import type { Category, Directory, Library } from '../../src/libraries/shapes.ts'
import { LibraryName } from '../libraries/library-name.tsx'
import { matches } from '../libraries/matching.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/fields.tsx'
import { SectionHead } from '../ui/lists.tsx'
import { Live } from '../ui/live.tsx'
import { useSay, useWords } from '../ui/page.tsx'

interface PanelProps {
  directory: Directory
  chosen: readonly string[]
  onChoose: (codes: string[]) => void
  /** Id of the search form the boxes belong to. */
  form: string
}

/**
 * 成员馆导航: the categories with their counts, the pinyin filter, and the libraries chosen, which
 * stay chosen when the filter hides them. The boxes are part of the search form, so it works without
 * JavaScript too.
 */
export function MembersPanel({ directory, chosen, onChoose, form }: PanelProps) {
  const words = useWords().catalogue.search
  const [open, setOpen] = useState(false)
  const [typed, type] = useState('')
  const all = directory.categories.flatMap(({ libraries }) => libraries)
  const found = all.filter((library) => matches(library, typed)).length
  return (
    <aside className="panel" aria-label={words.members}>
      <SectionHead
        title={words.members}
        more={
          <>
            <span className="dim">
              {chosen.length ? words.chosen({ n: chosen.length }) : words.chosenNone}
            </span>
            <Button
              look="text"
              className="pick"
              aria-expanded={open}
              aria-controls="members"
              onClick={() => setOpen(!open)}
            >
              {words.chooseMembers}
            </Button>
          </>
        }
      />
      <div id="members" className={open ? undefined : 'folded'}>
        <Chosen libraries={all} chosen={chosen} onChoose={onChoose} />
        <TextField
          label={words.filter}
          hint={words.filterHint}
          value={typed}
          onChange={(event) => type(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <Live>{typed && (found ? words.filterFound({ n: found }) : words.filterNone)}</Live>
        {found === 0 && <p className="cap">{words.filterNone}</p>}
        <div className="cats">
          <div className="leaf">
            <span>{words.all}</span>
            <b>{directory.total}</b>
          </div>
          {directory.categories.map((category) => (
            <CategoryBoxes key={category.code} {...{ category, typed, chosen, onChoose, form }} />
          ))}
        </div>
        <Button type="submit" form={form} className="apply">
          {words.apply}
        </Button>
      </div>
    </aside>
  )
}

function Chosen({ libraries, chosen, onChoose }: ChosenProps) {
  const words = useWords().catalogue.search
  const say = useSay()
  return (
    <ul className="chosen">
      {libraries
        .filter(({ code }) => chosen.includes(code))
        .map(({ code, name }) => (
          <li key={code}>
            {say(name)}
            <button
              type="button"
              aria-label={words.drop({ library: say(name) })}
              onClick={() => onChoose(chosen.filter((other) => other !== code))}
            >
              ×
            </button>
          </li>
        ))}
    </ul>
  )
}

interface ChosenProps {
  libraries: readonly Library[]
  chosen: readonly string[]
  onChoose: (codes: string[]) => void
}

interface CategoryProps extends Omit<PanelProps, 'directory'> {
  category: Category
  typed: string
}

function CategoryBoxes({ category, typed, chosen, onChoose, form }: CategoryProps) {
  const words = useWords().catalogue.search
  const say = useSay()
  const codes = category.libraries.map(({ code }) => code)
  const here = codes.filter((code) => chosen.includes(code))
  const shown = category.libraries.filter((library) => matches(library, typed))
  const full = here.length === codes.length
  const others = chosen.filter((code) => !codes.includes(code))
  const toggle = (code: string) =>
    onChoose(chosen.includes(code) ? chosen.filter((c) => c !== code) : [...chosen, code])
  return (
    <details hidden={shown.length === 0} open={typed !== '' || undefined}>
      <summary>
        {say(category.name)}
        <b>
          {here.length > 0 && <em>{words.chosen({ n: here.length })}</em>}
          {category.libraries.length}
        </b>
      </summary>
      <ul>
        <li>
          <Button
            look="link"
            className="all"
            onClick={() => onChoose(full ? others : [...others, ...codes])}
          >
            {full ? words.selectNone : words.selectAll}
            <span className="sr">{say(category.name)}</span>
          </Button>
        </li>
        {category.libraries.map((library) => (
          <li key={library.code} hidden={!shown.includes(library)}>
            <label>
              <input
                type="checkbox"
                name="libraries"
                value={library.code}
                form={form}
                checked={chosen.includes(library.code)}
                onChange={() => toggle(library.code)}
              />
              <span>
                <LibraryName library={library} typed={typed} />
              </span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
