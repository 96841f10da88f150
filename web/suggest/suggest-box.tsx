import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Suggestions } from '../../src/catalogue/search/shapes.ts'
import { paths } from '../paths.ts'
import { Live } from '../ui/live.tsx'
import { useWords } from '../ui/page.tsx'
import './suggest.css'

type Suggestion = Suggestions['suggestions'][number]

/** So long a pause in typing is waited for, ms: every key would ask for what the next one makes worthless. */
const pauseMs = 90

/**
 * The search box, with what may be meant while one types (ARIA combobox with a list). Without JavaScript it is
 * the box alone. Enter without a suggestion chosen searches for what was typed.
 */
export function SuggestBox({ defaultValue = '' }: { defaultValue?: string }) {
  const words = useWords().catalogue
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, type] = useState<string | null>(null)
  const [at, move] = useState(-1)
  const suggestions = useSuggestions(typed)
  const isOpen = suggestions.length > 0
  const close = () => {
    type(null)
    move(-1)
  }
  const take = (suggestion: Suggestion) => {
    close()
    if (suggestion.recordId !== null)
      return window.location.assign(paths.record(suggestion.recordId))
    if (!input.current) return
    input.current.value = suggestion.text
    input.current.form?.requestSubmit()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.nativeEvent.isComposing) return
    const chosen = suggestions[at]
    if (event.key === 'Escape') close()
    else if (event.key === 'ArrowDown') move((at + 1) % suggestions.length)
    else if (event.key === 'ArrowUp') move(at <= 0 ? suggestions.length - 1 : at - 1)
    else if (event.key === 'Enter' && chosen) take(chosen)
    else return
    event.preventDefault()
  }
  return (
    <div className="suggest">
      <input
        className="in"
        id="q"
        name="q"
        ref={input}
        defaultValue={defaultValue}
        placeholder={words.search.placeholder}
        autoComplete="off"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `${list}-${at}` : undefined}
        maxLength={200}
        onChange={(event) => {
          type(event.target.value)
          move(-1)
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div id={list} role="listbox" aria-label={words.suggest.label} hidden={!isOpen}>
        {suggestions.map((suggestion, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box, which keeps the focus
          <div
            key={`${suggestion.kind} ${suggestion.text}`}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(suggestion)}
          >
            <span className={suggestion.kind === 'title' ? 'book' : undefined}>
              {suggestion.text}
            </span>
            <small>{words.suggest.kinds[suggestion.kind]}</small>
          </div>
        ))}
      </div>
      <Live>{isOpen && words.suggest.found({ n: suggestions.length })}</Live>
    </div>
  )
}

/** What the catalogue suggests for `typed`; nothing while there is nothing to ask for, or when it does not answer. */
function useSuggestions(typed: string | null): Suggestion[] {
  const [suggestions, suggest] = useState<Suggestion[]>([])
  useEffect(() => {
    if (!typed?.trim()) return suggest([])
    const asking = new AbortController()
    const wait = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/suggestions?q=${encodeURIComponent(typed)}`, {
          signal: asking.signal,
        })
        if (answer.ok) suggest(((await answer.json()) as Suggestions).suggestions)
      } catch {
        // Typed on, or without a connection: the box works as it is.
      }
    }, pauseMs)
    return () => {
      clearTimeout(wait)
      asking.abort()
    }
  }, [typed])
  return suggestions
}
