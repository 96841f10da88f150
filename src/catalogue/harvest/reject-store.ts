import type { Actor } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import { asActor } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { csvLine, csvMark } from '../../shared/http/csv.ts'
import type { HarvestReject } from './shapes.ts'

/** Rejects read at a time: at 32 KiB each some megabytes. */
const page = 200

interface RejectRow {
  id: number
  position: number
  reason: string
  detail: string
  bytes: Buffer
}

/** The rejects of a run as a spreadsheet opens them (UTF-8 with a mark, RFC 4180); `words` says each reason. */
export async function* rejectsCsv(
  house: House,
  actor: Actor,
  {
    runId,
    heads,
    words,
  }: {
    runId: number
    heads: readonly string[]
    words: (reason: string) => string
  },
): AsyncGenerator<string> {
  yield csvMark + csvLine(heads)
  for await (const { position, reason, detail, bytes } of rejects(house, actor, runId)) {
    const cells = [String(position + 1), reason, words(reason), detail, String(bytes.length)]
    yield csvLine(cells)
  }
}

/** The bytes of a run's rejects, one after another, as they came: what can be mended and placed again. */
export async function* rejectsRaw(
  house: House,
  actor: Actor,
  runId: number,
): AsyncGenerator<Uint8Array> {
  for await (const { bytes } of rejects(house, actor, runId)) yield bytes
}

async function* rejects(house: House, actor: Actor, runId: number): AsyncGenerator<RejectRow> {
  for (let after = 0; ; ) {
    const rows: RejectRow[] = await asActor(house.db, actor, (tx) =>
      tx
        .selectFrom('harvest_reject')
        .select(['id', 'position', 'reason', 'detail', 'bytes'])
        .where('run_id', '=', runId)
        .where('id', '>', after)
        .orderBy('id')
        .limit(page)
        .execute(),
    )
    yield* rows
    if (rows.length < page) return
    after = rows.at(-1)!.id
  }
}

/** What a run did not take, in its order; at most `limit`. */
export async function rejectsOf(tx: Tx, runId: number, limit: number): Promise<HarvestReject[]> {
  return tx
    .selectFrom('harvest_reject')
    .select(['position', 'reason', 'detail'])
    .where('run_id', '=', runId)
    .orderBy('id')
    .limit(limit)
    .execute()
}
