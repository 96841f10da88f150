import type { SearchAnswer } from '../../../src/catalogue/search/shapes.ts'
import { useSay, useWords } from '../../ui/page.tsx'
import { type Question, searchWith } from './search-address.ts'

/** What narrows the result now, each with a way to give it up; and the way down to the chosen class. */
export function ChosenFilters({ answer: { question, clcPath } }: { answer: SearchAnswer }) {
  const words = useWords().catalogue
  const say = useSay()
  const chips = chipsOf(question, words)
  return (
    <>
      {clcPath.length > 0 && (
        <nav className="clc-path" aria-label={words.refine.clc}>
          <a href={searchWith(question, { clc: '' })}>{words.refine.allClasses}</a>
          {clcPath.map(({ code, name }) => (
            <span key={code}>
              <i aria-hidden="true">›</i>
              <a
                href={searchWith(question, { clc: code })}
                aria-current={code === question.clc ? 'page' : undefined}
              >
                <span className="no">{code}</span> {say(name)}
              </a>
            </span>
          ))}
        </nav>
      )}
      {chips.length > 0 && (
        <ul className="chips" aria-label={words.refine.narrowed}>
          {chips.map(({ label, without }) => (
            <li key={label}>
              <a href={searchWith(question, without)} aria-label={words.refine.drop({ label })}>
                {label} <span aria-hidden="true">×</span>
              </a>
            </li>
          ))}
          {chips.length > 1 && (
            <li>
              <a
                className="plain"
                href={searchWith(question, {
                  types: [],
                  languages: [],
                  from: null,
                  to: null,
                  days: null,
                })}
              >
                {words.refine.dropAll}
              </a>
            </li>
          )}
        </ul>
      )}
    </>
  )
}

interface Chip {
  label: string
  without: Partial<Question>
}

function chipsOf(question: Question, words: ReturnType<typeof useWords>['catalogue']): Chip[] {
  const types: Readonly<Record<string, string>> = words.materialTypes
  const languages: Readonly<Record<string, string>> = words.languages
  const { from, to, days } = question
  return [
    ...question.types.map((type) => ({
      label: types[type] ?? type,
      without: { types: question.types.filter((each) => each !== type) },
    })),
    ...question.languages.map((language) => ({
      label: languages[language] ?? language,
      without: { languages: question.languages.filter((each) => each !== language) },
    })),
    ...(from || to
      ? [
          {
            label: words.refine.years({ from: from ?? '', to: to ?? '' }),
            without: { from: null, to: null },
          },
        ]
      : []),
    ...(days ? [{ label: words.refine.arrivedWithin({ days }), without: { days: null } }] : []),
  ]
}
