import { matchesFilter } from '../../../src/libraries/pinyin-filter.ts'
import type { Category } from '../../../src/libraries/shapes.ts'
import { LibraryName } from '../../libraries/library-name.tsx'
import { Button } from '../../ui/button.tsx'
import { useSay, useWords } from '../../ui/page.tsx'

interface CategoryProps {
  chosen: readonly string[]
  onChoose: (codes: string[]) => void
  form: string
  category: Category
  typed: string
}

/** One category: its count, how many of it are chosen, 全部选择, and a box per library. */
export function CategoryBoxes({ category, typed, chosen, onChoose, form }: CategoryProps) {
  const words = useWords().catalogue.search
  const say = useSay()
  const codes = category.libraries.map(({ code }) => code)
  const here = codes.filter((code) => chosen.includes(code))
  const shown = category.libraries.filter((library) => matchesFilter(library, typed))
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
