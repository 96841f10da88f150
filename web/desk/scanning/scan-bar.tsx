import { type RefObject, useEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { Key } from '../../ui/key.tsx'
import { useWords } from '../../ui/page.tsx'
import type { Work } from '../requests/use-work.ts'
import { tidyCode } from './scan-plan.ts'
import { ScanResult } from './scan-result.tsx'

/** Some scanners send Enter twice; the second one must not press the primary button. */
const echoMs = 400

interface ScanBarProps {
  work: Work
  field: RefObject<HTMLInputElement | null>
  /** Enter in the empty field. */
  onEmptyEnter: () => void
}

/** The field that every scan goes to, and beside it what came of the last one. */
export function ScanBar({ work, field, onEmptyEnter }: ScanBarProps) {
  const words = useWords().desk.scan
  const lastScan = useRef(-echoMs)
  useEffect(() => field.current?.focus(), [field])

  const send = (typed: string) => {
    const code = tidyCode(typed)
    const at = performance.now()
    if (code) {
      lastScan.current = at
      work.scans.add(code)
    } else if (at - lastScan.current > echoMs && work.scans.waiting.length === 0) onEmptyEnter()
  }

  return (
    <section className="scan" aria-label={words.area}>
      <form
        method="post"
        onSubmit={(event) => {
          event.preventDefault()
          send(field.current?.value ?? '')
          if (field.current) field.current.value = ''
        }}
      >
        <label>
          {words.label}
          <input
            ref={field}
            name="code"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="go"
            title={words.hint}
            maxLength={60}
          />
          <Key>/</Key>
        </label>
      </form>
      <div className="res-live" role="status" aria-live="assertive" aria-atomic="true">
        <ScanResult outcome={work.outcome} chosen={work.chosen} scans={work.scans} />
      </div>
      {work.outcome?.kind === 'refused' && (
        <div className="res-act">
          {work.outcome.unanswered && work.scans.waiting.length > 0 && (
            <Button
              onClick={() => {
                work.scans.again()
                field.current?.focus()
              }}
            >
              {words.again}
            </Button>
          )}
          <Button
            onClick={() => {
              work.clear()
              field.current?.focus()
            }}
          >
            {words.dismiss} <Key>Esc</Key>
          </Button>
        </div>
      )}
    </section>
  )
}
