import type { AccountTab } from '../../../src/counter/reader-shapes.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { useWords } from '../../ui/page.tsx'

/** 申请单号 or 题名, and days; the tab stays. */
export function AccountFilters({ tab, filters }: FiltersProps) {
  const { account, my } = useWords()
  return (
    <form className="filters noprint" action={paths.account} aria-label={account.tabs[tab]}>
      {tab !== 'charges' && <input type="hidden" name="tab" value={tab} />}
      <TextField label={account.q} name="q" defaultValue={filters.q} maxLength={100} />
      <fieldset className="dates">
        <legend>{my.requests.date}</legend>
        <TextField label={my.requests.from} name="from" type="date" defaultValue={filters.from} />
        <TextField label={my.requests.to} name="to" type="date" defaultValue={filters.to} />
      </fieldset>
      <div className="acts">
        <Button look="primary" type="submit">
          {my.requests.search}
        </Button>
        <a className="btn" href={paths.accountTab(tab)}>
          {my.requests.all}
        </a>
      </div>
    </form>
  )
}

interface FiltersProps {
  tab: AccountTab
  filters: { q: string; from: string; to: string }
}
