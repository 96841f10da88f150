import { sql } from 'kysely'
import type { Actor } from '../../shared/actor.ts'
import { audit } from '../../shared/audit.ts'
import { asActor, type Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { MarcRecord } from '../../wire/marc/record.ts'
import { bibtex } from './citation/bibtex.ts'
import type { Cited } from './citation/cited.ts'
import { citedWork } from './citation/cited-work.ts'
import { gbt7714List } from './citation/gbt7714.ts'
import { ris } from './citation/ris.ts'
import { type MarcForm, marcFile } from './marc-download.ts'
import { describedRecords } from './record-store.ts'
import type { CitationFormat } from './shapes.ts'

/** A file to save. */
export interface Download {
  name: string
  type: string
  bytes: Uint8Array
}

const formats: Record<
  CitationFormat,
  { name: string; type: string; write: (items: readonly Cited[]) => string }
> = {
  gbt7714: { name: 'hutong.txt', type: 'text/plain; charset=utf-8', write: gbt7714List },
  ris: {
    name: 'hutong.ris',
    type: 'application/x-research-info-systems; charset=utf-8',
    write: (items) => items.map(ris).join(''),
  },
  bibtex: {
    name: 'hutong.bib',
    type: 'application/x-bibtex; charset=utf-8',
    write: (items) => items.map(bibtex).join(''),
  },
}

/** The chosen records as one file of references, in the order chosen; records that are gone are left out. Refuses `notFound`. */
export async function citations(
  house: House,
  actor: Actor,
  asked: { ids: readonly number[]; format: CitationFormat },
): Promise<Result<Download>> {
  const records = await asActor(house.db, actor, (tx) => describedRecords(tx, asked.ids))
  if (records.length === 0) return refuse('notFound')
  const { name, type, write } = formats[asked.format]
  const text = write(records.map(({ id, work }) => citedWork(id, work)))
  return ok({ name, type, bytes: Buffer.from(text, 'utf8') })
}

const marcTypes: Record<MarcForm, { name: string; type: string }> = {
  utf8: { name: 'hutong-utf8.mrc', type: 'application/marc' },
  gb18030: { name: 'hutong-gb18030.mrc', type: 'application/marc' },
  xml: { name: 'hutong.xml', type: 'application/marcxml+xml' },
}

/**
 * The chosen records in MARC for 编目: as `libraryCode` sent them, or as the librarian's own library did, else whoever
 * came first. Written to the audit log. Refuses `notFound`, and `doesNotFit` when a record is too long for ISO 2709.
 */
export async function marcRecords(
  house: House,
  actor: Extract<Actor, { kind: 'staff' | 'centre' }>,
  asked: { ids: readonly number[]; form: MarcForm; libraryCode: string },
): Promise<Result<Download>> {
  return asActor(house.db, actor, async (tx) => {
    const { ids, form, libraryCode } = asked
    const sources = await sourcesOf(tx, ids, { libraryCode, ownLibraryId: actor.libraryId })
    if (sources.length === 0) return refuse('notFound')
    const { bytes, leftOut } = marcFile(
      // A source that came without a record of its own (a list of holdings) has nothing to write.
      sources.map(({ marc }) => ({ leader: marc.leader ?? '', fields: marc.fields ?? [] })),
      form,
    )
    if (leftOut.length > 0)
      return refuse('doesNotFit', {
        values: { titles: leftOut.map((at) => sources[at]!.title).join('；') },
      })
    const details = { ids: sources.map(({ id }) => id), form }
    await audit(tx, actor, house.clock.now(), {
      action: 'downloadMarc',
      subject: 'record',
      details,
    })
    return ok({ ...marcTypes[form], bytes })
  })
}

interface ChosenSource {
  id: number
  title: string
  marc: Partial<MarcRecord>
}

/** One library's record of each work, in the order of `ids`: of the library asked for, or one's own, else the first. */
async function sourcesOf(
  tx: Tx,
  ids: readonly number[],
  { libraryCode, ownLibraryId }: { libraryCode: string; ownLibraryId: number },
): Promise<ChosenSource[]> {
  const { rows } = await sql<ChosenSource>`
    select distinct on (record.id) record.id, record.title, source_record.marc
    from source_record
    join record on record.id = source_record.record_id
    join library on library.id = source_record.library_id
    where record.id = any(${ids}) and (${libraryCode} = '' or library.code = ${libraryCode})
    order by record.id, source_record.library_id = ${ownLibraryId} desc, source_record.id`.execute(
    tx,
  )
  return ids.flatMap((id) => rows.filter((row) => row.id === id))
}
