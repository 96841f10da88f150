import { useRef, useState } from 'react'
import type { RecordBeside } from '../../../src/catalogue/record/shapes.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/forms/fields.tsx'
import { useSay, useWords } from '../../ui/page.tsx'

/** 引用格式: the line to copy, and files for reference managers. */
export function Cite({ recordId, citation }: { recordId: number; citation: string }) {
  const words = useWords().record.cite
  const line = useRef<HTMLParagraphElement>(null)
  const [said, say] = useState('')
  const copy = async () =>
    say((await copied(citation, line.current)) ? words.copied : words.selected)
  return (
    <section aria-label={words.title}>
      <h2 className="s">
        {words.title} <span className="meta">{words.standard}</span>
      </h2>
      <p ref={line} className="citation">
        {citation}
      </p>
      <div className="acts">
        <Button onClick={() => void copy()}>{words.copy}</Button>
        <a href={paths.recordsAs('ris', [recordId])}>{words.ris}</a>
        <a href={paths.recordsAs('bibtex', [recordId])}>{words.bibtex}</a>
        <span className="cap" role="status">
          {said}
        </span>
      </div>
    </section>
  )
}

/** Copies where the browser lets us (it does not on plain http); else the text is selected to be copied by hand. */
async function copied(text: string, element: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    if (element) getSelection()?.selectAllChildren(element)
    return false
  }
}

/** The chosen records of a result list as one file. */
export function CiteTogether({ ids }: { ids: readonly number[] }) {
  const words = useWords().record.cite
  return (
    <span className="cite-together">
      <span className="meta">{words.together({ n: ids.length })}</span>{' '}
      <a href={paths.recordsAs('gbt7714', ids)}>GB/T 7714</a>{' '}
      <a href={paths.recordsAs('ris', ids)}>RIS</a>{' '}
      <a href={paths.recordsAs('bibtex', ids)}>BibTeX</a>
    </span>
  )
}

/** MARC for 编目, staff only: a plain form, so that it works without scripts. */
export function MarcDownload({
  ids,
  sources,
}: {
  ids: readonly number[]
  sources: RecordBeside['sources']
}) {
  const words = useWords().record.marc
  const say = useSay()
  return (
    <section aria-label={words.title}>
      <h2 className="s">{words.title}</h2>
      <form className="marc-form" action={paths.marcDownload}>
        <input type="hidden" name="ids" value={ids.join(',')} />
        <Select
          name="library"
          label={words.library}
          options={[
            ['', words.ownOrFirst],
            ...sources.map(({ code, name }) => [code, say(name)] as const),
          ]}
        />
        <Select name="form" label={words.form} options={Object.entries(words.forms)} />
        <Button type="submit">{words.download}</Button>
      </form>
    </section>
  )
}
