import type { Actor } from '../../shared/actor.ts'
import { audit } from '../../shared/audit.ts'
import { asActor, type Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { type Once, once } from '../../shared/once.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { isPacked } from '../../wire/packed.ts'
import { importContents } from './contents.ts'
import { contentsIn, contentsTable, contentsTogether } from './contents-file.ts'
import { databasesOf, putDatabase, removeDatabase } from './electronic/database-store.ts'
import { titlesIn, titleTable } from './electronic/title-list.ts'
import type { ContentsForm, ElectronicDatabase, FileReport, TitleListForm } from './shapes.ts'
import { type RejectedRow, readInParts } from './table-file.ts'

type Staff = Extract<Actor, { kind: 'staff' | 'centre' }>

/** So many rejected lines are told at once; the rest are counted. */
const rejectedShown = 50

/**
 * Takes in a database of the librarian's own library, by name: its titles stand instead of those it had. Refuses
 * `fileIsPacked`, `columnMissing` where the file has no title column, `nothingToTake` where no line could be taken: nothing changes.
 */
export async function takeTitleList(
  house: House,
  form: TitleListForm,
  call: Once & { actor: Staff },
): Promise<Result<FileReport>> {
  if (isPackedText(form.file)) return refuse('fileIsPacked', { field: 'file' })
  const table = titleTable(form.file)
  if (!table.ok) return columnMissing(table.missing)
  const parts = await readInParts(table.rows, titlesIn)
  const titles = parts.flatMap((part) => part.titles)
  const rejected = parts.flatMap((part) => part.rejected)
  if (titles.length === 0) return refuse('nothingToTake', { field: 'file' })
  return once(house.db, call, async (tx) => {
    const { actor, at } = call
    const database = { libraryId: actor.libraryId, name: form.name, url: form.url, at }
    const id = await putDatabase(tx, database, titles)
    await audit(tx, actor, at, {
      action: 'takeTitleList',
      subject: 'electronic_database',
      subjectId: id,
      details: { titles: titles.length, rejected: rejected.length },
    })
    return ok(reportOf({ taken: titles.length, issues: 0, rejected }))
  })
}

/** Takes in tables of contents. Refuses as `takeTitleList` does. */
export async function takeContents(
  house: House,
  form: ContentsForm,
  call: Once & { actor: Staff },
): Promise<Result<FileReport>> {
  if (isPackedText(form.file)) return refuse('fileIsPacked', { field: 'file' })
  const table = contentsTable(form.file)
  if (!table.ok) return columnMissing(table.missing)
  const { issues, rejected } = contentsTogether(await readInParts(table.rows, contentsIn))
  if (issues.length === 0) return refuse('nothingToTake', { field: 'file' })
  return once(house.db, call, async (tx) => {
    const { actor, at } = call
    const taken = await importContents(tx, { issues }, at)
    const details = { ...taken, rejected: rejected.length }
    await audit(tx, actor, at, { action: 'takeContents', subject: 'serial_issue', details })
    return ok(reportOf({ taken: taken.articles, issues: taken.issues, rejected }))
  })
}

const isPackedText = (file: string) => isPacked(Buffer.from(file.slice(0, 16)))

const columnMissing = (missing: readonly string[]) =>
  refuse('columnMissing', { field: 'file', values: { columns: missing.join(', ') } })

function reportOf(found: {
  taken: number
  issues: number
  rejected: readonly RejectedRow<string>[]
}): FileReport {
  const { rejected, ...counts } = found
  return {
    ...counts,
    rejected: rejected.length,
    firstRejected: rejected
      .slice(0, rejectedShown)
      .map(({ line, reason, cell }) => ({ line, reason, cell: cell.slice(0, 100) })),
  }
}

/** The databases of the librarian's own library. */
export const ownDatabases = (house: House, actor: Staff): Promise<ElectronicDatabase[]> =>
  asActor(house.db, actor, async (tx) =>
    (await databasesOf(tx, actor.libraryId)).map(({ changed_at, ...database }) => ({
      ...database,
      changedAt: changed_at.toString(),
    })),
  )

/** Takes a database of the own library away with its titles. Refuses `notFound`. */
export const dropDatabase = (
  house: House,
  id: number,
  call: Once & { actor: Staff },
): Promise<Result<{ id: number }>> =>
  once(house.db, call, async (tx: Tx) => {
    const { actor, at } = call
    if (!(await removeDatabase(tx, actor.libraryId, id))) return refuse('notFound')
    const what = { action: 'dropDatabase', subject: 'electronic_database', subjectId: id }
    await audit(tx, actor, at, what)
    return ok({ id })
  })
