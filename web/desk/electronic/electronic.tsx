import { type FormEvent, useState } from 'react'
import type { ElectronicDatabase, FileReport } from '../../../src/catalogue/serials/shapes.ts'
import { deskMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { FileField } from '../../ui/forms/file-field.tsx'
import { FieldSet } from '../../ui/forms/form.tsx'
import { useWords } from '../../ui/page.tsx'
import { errorOf, useSend } from '../../ui/use-send.ts'
import { When } from '../../ui/values/when.tsx'
import type { View } from '../../views.ts'
import { Nothing } from '../nothing.tsx'
import '../desk.css'
import './electronic.css'

const view: View<'desk/electronic'> = {
  title: ({ serials, common }) => `${serials.desk.title} · ${common.brand}`,
  Page: ({ data: { databases } }) => (
    <StaffShell menu={deskMenu}>
      <ElectronicHoldings first={databases} />
    </StaffShell>
  ),
}

export default view

/** What the library's readers can read electronically, taken in from files; and tables of contents. */
function ElectronicHoldings({ first }: { first: readonly ElectronicDatabase[] }) {
  const words = useWords().serials.desk
  const [databases, setDatabases] = useState(first)
  const [said, say] = useState('')
  const reload = async () => {
    const answer = await fetch('/api/electronic-databases')
    if (answer.ok) setDatabases(await answer.json())
  }
  return (
    <main id="main" className="page electronic-page">
      <header>
        <h1>{words.title}</h1>
      </header>
      <p className="meta">{words.lead}</p>
      <p className="said" role="status">
        {said && <span className="stage end">{said}</span>}
      </p>
      <h2>{words.databases}</h2>
      {databases.length === 0 && (
        <Nothing title={words.noDatabases}>{words.noDatabasesText}</Nothing>
      )}
      <ul className="databases">
        {databases.map((database) => (
          <Database
            key={database.id}
            database={database}
            onDropped={() => {
              say(words.dropped({ name: database.name }))
              reload()
            }}
          />
        ))}
      </ul>
      <TakeFile path="/api/electronic-databases" hint={words.replaced} onTaken={reload} named />
      <h2>{words.contents}</h2>
      <TakeFile path="/api/contents" hint={words.contentsHint} onTaken={() => {}} />
    </main>
  )
}

interface DatabaseProps {
  database: ElectronicDatabase
  onDropped: () => void
}

function Database({ database: { id, name, url, titles, changedAt }, onDropped }: DatabaseProps) {
  const words = useWords().serials.desk
  const { send, sending, problem } = useSend<{ id: number }>()
  const [asking, ask] = useState(false)
  const drop = async () => {
    const sent = await send(`/api/electronic-databases/${id}`, {}, 'DELETE')
    if (!sent.ok) return
    ask(false)
    onDropped()
  }
  return (
    <li>
      <b>{name}</b>
      <span>{words.titles({ n: titles })}</span>
      <span className="meta">{url}</span>
      <span className="meta">
        {words.changed} <When at={changedAt} />
      </span>
      <Button look="text" onClick={() => ask(true)}>
        {words.drop}
      </Button>
      <Dialog open={asking} title={name} onClose={() => ask(false)}>
        <p>{words.dropSure({ name, n: titles })}</p>
        {problem && <p role="alert">{problem.message}</p>}
        <Button look="primary" disabled={sending} onClick={drop}>
          {words.drop}
        </Button>{' '}
        <Button onClick={() => ask(false)}>{words.cancel}</Button>
      </Dialog>
    </li>
  )
}

/** As many characters as the server takes at once (src/catalogue/serials/shapes.ts). */
const fileCharactersMax = 2_000_000

interface TakeFileProps {
  path: string
  hint: string
  onTaken: () => void
  /** Whether the file is a database, which has a name and an address. */
  named?: boolean
}

function TakeFile({ path, hint, onTaken, named }: TakeFileProps) {
  const words = useWords().serials.desk
  const { send, sending, problem, setProblem } = useSend<FileReport>()
  const [report, setReport] = useState<FileReport | null>(null)
  const take = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const given = fields.get('file')
    setReport(null)
    if (!(given instanceof File) || given.size === 0)
      return setProblem(errorOf('fileMissing', words.fileMissing, 'file'))
    const file = await given.text()
    if (file.length > fileCharactersMax)
      return setProblem(errorOf('fileTooLong', words.fileTooLong, 'file'))
    const about = named ? { name: `${fields.get('name')}`, url: `${fields.get('url')}` } : {}
    const sent = await send(path, { ...about, file })
    if (!sent.ok) return
    setReport(sent.value)
    onTaken()
  }
  return (
    <FieldSet problem={problem}>
      <form className="take-file" method="post" onSubmit={take}>
        {named && <TextField name="name" label={words.name} required maxLength={100} />}
        {named && <TextField name="url" label={words.url} type="url" maxLength={500} />}
        <FileField
          name="file"
          label={named ? words.file : words.contentsFile}
          hint={hint}
          accept=".txt,.tsv,.csv,text/plain,text/csv"
        />
        <Button type="submit" disabled={sending}>
          {sending ? words.taking : words.take}
        </Button>
        <div role="status">{report && <Report report={report} />}</div>
      </form>
    </FieldSet>
  )
}

function Report({ report: { taken, issues, rejected, firstRejected } }: { report: FileReport }) {
  const words = useWords().serials.desk
  return (
    <>
      <p>{issues > 0 ? words.takenIssues({ n: taken, issues }) : words.taken({ n: taken })}</p>
      {rejected > 0 && (
        <>
          <p>{words.rejected({ n: rejected })}</p>
          <ul className="rejected">
            {firstRejected.map(({ line, reason, cell }) => (
              <li key={line}>
                {words.line({ line })} {words.reasons[reason] ?? reason}{' '}
                <span className="meta">{cell}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
