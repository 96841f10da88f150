import { sql } from 'kysely'
import { resolve } from '../../policy/resolve.ts'
import { rulesInForce } from '../../policy/store.ts'
import { type Actor, accountOf, system } from '../../shared/actor.ts'
import { audit } from '../../shared/audit.ts'
import { dayOf } from '../../shared/clock.ts'
import { asActor, type Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { isPacked } from '../../wire/packed.ts'

/** A file travels and is kept in pieces of this size; only the last may be shorter. */
export const pieceBytes = 1 << 20

export interface NewFile {
  sourceId: number
  name: string
  sizeBytes: number
}

/** Announces a file for a source; its pieces follow. Refused: no such file source, or larger than the centre allows. */
export async function announceFile(
  tx: Tx,
  actor: Actor,
  { sourceId, name, sizeBytes, at }: NewFile & { at: Temporal.Instant },
): Promise<Result<{ fileId: number }>> {
  const source = await tx
    .selectFrom('source')
    .select('library_id')
    .where('id', '=', sourceId)
    .where('protocol', '=', 'file')
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!source) return refuse('notFound')
  const limit = await fileMiBMax(tx, dayOf(at))
  if (sizeBytes > limit * 1024 * 1024)
    return refuse('fileTooLarge', { field: 'file', values: { limit } })
  const { id } = await tx
    .insertInto('harvest_file')
    .values({
      source_id: sourceId,
      library_id: source.library_id,
      name,
      size_bytes: sizeBytes,
      placed_at: at,
      placed_by: accountOf(actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const placed = { action: 'placeFile', subject: 'source', subjectId: sourceId } as const
  await audit(tx, actor, at, { ...placed, details: { name, sizeBytes, fileId: id } })
  return ok({ fileId: id })
}

async function fileMiBMax(tx: Tx, on: Temporal.PlainDate): Promise<number> {
  const question = { service: 'loan', on, circumstances: {} }
  return resolve(await rulesInForce(tx, 'loan', on), question).harvestFileMiBMax.value
}

export interface Piece {
  sourceId: number
  fileId: number
  position: number
  bytes: Uint8Array
}

/**
 * Keeps one piece of an announced file; the same piece may come again. The file is complete, and can be harvested, when
 * the last of them is there; answers how many are. Refused: no such open file, a piece of another size, a packed file.
 */
export async function keepPiece(
  tx: Tx,
  { sourceId, fileId, position, bytes, at }: Piece & { at: Temporal.Instant },
): Promise<Result<{ pieces: number; complete: boolean }>> {
  const file = await tx
    .selectFrom('harvest_file')
    .select(['size_bytes', 'completed_at'])
    .where('id', '=', fileId)
    .where('source_id', '=', sourceId)
    .forUpdate()
    .executeTakeFirst()
  if (!file) return refuse('notFound')
  const all = Math.ceil(file.size_bytes / pieceBytes)
  const expected = Math.min(pieceBytes, file.size_bytes - position * pieceBytes)
  if (position >= all || bytes.length !== expected)
    return refuse('badRequest', { field: 'position' })
  if (file.completed_at) return ok({ pieces: all, complete: true })
  if (position === 0 && isPacked(bytes)) return refuse('fileIsPacked', { field: 'file' })
  await tx
    .insertInto('harvest_file_piece')
    .values({ file_id: fileId, position, bytes: Buffer.from(bytes) })
    .onConflict((conflict) => conflict.columns(['file_id', 'position']).doNothing())
    .execute()
  const { pieces } = await tx
    .selectFrom('harvest_file_piece')
    .select((eb) => eb.fn.countAll<number>().as('pieces'))
    .where('file_id', '=', fileId)
    .executeTakeFirstOrThrow()
  const complete = Number(pieces) === all
  if (complete)
    await tx
      .updateTable('harvest_file')
      .set({ completed_at: at })
      .where('id', '=', fileId)
      .execute()
  return ok({ pieces: Number(pieces), complete })
}

/** The bytes of a file, a piece in memory at a time. */
export async function* fileBytes(house: House, fileId: number): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position++) {
    const piece = await asActor(house.db, system, (tx) =>
      tx
        .selectFrom('harvest_file_piece')
        .select('bytes')
        .where('file_id', '=', fileId)
        .where('position', '=', position)
        .executeTakeFirst(),
    )
    if (!piece) return
    yield piece.bytes
  }
}

/** Which file a run of the source reads: the oldest that was not read to its end yet, else the newest again. */
export async function nextFile(tx: Tx, sourceId: number): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select file.id
    from harvest_file file
    cross join lateral (
      select exists (select from harvest_run run where run.file_id = file.id and run.state = 'finished') as read) as was
    where file.source_id = ${sourceId} and file.completed_at is not null
      and exists (select from harvest_file_piece where file_id = file.id)
    order by was.read, case when was.read then -file.id else file.id end
    limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/** Gives up the bytes of every file of the source but the newest one that was read to its end, and of what follows it. */
export async function dropReadFiles(tx: Tx, sourceId: number): Promise<void> {
  await sql`
    delete from harvest_file_piece
    where file_id in (
      select file.id from harvest_file file
      where file.source_id = ${sourceId} and file.id < (
        select max(run.file_id) from harvest_run run where run.source_id = ${sourceId} and run.state = 'finished'))`.execute(
    tx,
  )
}
