import type { MouseEvent } from 'react'
import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/forms/fields.tsx'
import { useWords } from '../../ui/page.tsx'

const ways = ['any', 'number', 'title', 'author', 'patronReference'] as const

/** 检索途径, 检索内容, 请求日期 from–to: a plain GET form, so that a search has an address. */
export function RequestFilters({ filters }: { filters: Views['reader/requests']['filters'] }) {
  const words = useWords().my.requests
  return (
    <form className="filters" action={paths.requests} aria-label={words.title}>
      <Select
        label={words.way}
        name="way"
        defaultValue={filters.way || 'any'}
        options={ways.map((way) => [way, words.ways[way]])}
      />
      <TextField label={words.q} name="q" defaultValue={filters.q} maxLength={100} />
      <fieldset className="dates">
        <legend>{words.date}</legend>
        <TextField label={words.from} name="from" type="date" defaultValue={filters.from} />
        <TextField label={words.to} name="to" type="date" defaultValue={filters.to} />
      </fieldset>
      <div className="acts">
        <Button look="primary" type="submit">
          {words.search}
        </Button>
        <LinkButton href={paths.requests}>{words.all}</LinkButton>
        <Button look="text" onClick={clear}>
          {words.clear}
        </Button>
      </div>
    </form>
  )
}

/** Empties the fields; a reset would only bring the last search back. */
function clear({ currentTarget }: MouseEvent<HTMLButtonElement>) {
  for (const input of currentTarget.form?.querySelectorAll('input') ?? []) input.value = ''
  const way = currentTarget.form?.querySelector('select')
  if (way) way.selectedIndex = 0
}
