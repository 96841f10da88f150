import { useState } from 'react'
import { matchesFilter } from '../../../src/libraries/pinyin-filter.ts'
import type { Directory, Library } from '../../../src/libraries/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { SectionHead } from '../../ui/lists.tsx'
import { Live } from '../../ui/live.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { CategoryBoxes } from './category-boxes.tsx'

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
  const found = all.filter((library) => matchesFilter(library, typed)).length
  return (
    <aside className="panel" aria-label={words.members}>
      <SectionHead
        title={words.members}
        more={
          <>
            <span className={chosen.length ? 'dim' : 'dim none'}>
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
