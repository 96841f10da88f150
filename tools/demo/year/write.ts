import { sql } from 'kysely'
import { priceOf } from '../../../src/requests/asking/price.ts'
import { formatNumber } from '../../../src/requests/numbers.ts'
import { accountOf, system } from '../../../src/shared/actor.ts'
import { asActor, type Tx } from '../../../src/shared/database.ts'
import type { House } from '../../../src/shared/house.ts'
import { DEMO_LIBRARIES } from '../libraries.ts'
import { insertRows, type Row, reserveIds } from '../load/rows.ts'
import { formFor, type Shelves } from '../load/wanted.ts'
import type { SeededRandom } from '../random.ts'
import { codeOf, type Led, type Line } from './lead.ts'
import { writeLedger } from './ledger.ts'
import type { Movement } from './money.ts'

/** So many requests are written in one transaction, with a progress line after each. */
const requestsPerTransaction = 1000

export type Writing = {
  house: House
  shelves: Shelves
  random: SeededRandom
  movements: readonly Movement[]
  onProgress: (written: number) => void
}

/** Writes the requests of a year with everything that belongs to them, in the order of time. */
export async function writeYear(all: readonly Led[], writing: Writing): Promise<void> {
  const { house } = writing
  const as = <T>(work: (tx: Tx) => Promise<T>) => asActor(house.db, system, work)
  const numbers = await as((tx) => drawNumbers(tx, all, writing.shelves))
  const historyIds = await as((tx) => historyIdsOf(tx, all))
  const requestIds = new Map<Led, number>()
  for (let from = 0; from < all.length; from += requestsPerTransaction) {
    const part = all.slice(from, from + requestsPerTransaction)
    await as(async (tx) => {
      await sql`set local synchronous_commit = off`.execute(tx)
      const ids = await writeRequests(tx, part, { ...writing, numbers, historyIds })
      for (const [index, led] of part.entries()) requestIds.set(led, ids[index]!)
    })
    writing.onProgress(from + part.length)
  }
  await writeLedger(as, writing.movements, requestIds)
  await as((tx) => countLoans(tx, all))
}

type Drawn = { number: string; libraryId: number; at: Temporal.Instant }

/** The numbers of each request, first one first, drawn in the order of time as `submit` and `act` draw them. */
async function drawNumbers(tx: Tx, all: readonly Led[], { ids }: Shelves) {
  const draws = all
    .flatMap((led) =>
      led.lines
        .filter(({ action }) => action === 'submit' || action === 'offer')
        .map(({ at, supplierId }) => ({ led, at, supplierId })),
    )
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at))
  const prefixes = new Map(
    DEMO_LIBRARIES.map(({ code, requestPrefix }) => [ids.get(code), requestPrefix]),
  )
  const counters = new Map<number, number>()
  const numbers = new Map<Led, Drawn[]>()
  for (const { led, at, supplierId } of draws) {
    const counter = (counters.get(supplierId) ?? 0) + 1
    counters.set(supplierId, counter)
    const number = formatNumber(prefixes.get(supplierId)!, counter)
    numbers.set(led, [...(numbers.get(led) ?? []), { number, libraryId: supplierId, at }])
  }
  const rows = [...counters].map(([library_id, last_number]) => ({
    library_id,
    service: 'loan',
    last_number,
  }))
  await insertRows(tx, 'number_counter', rows)
  return numbers
}

/** An id for every line of every history, growing with time as they would have. */
async function historyIdsOf(tx: Tx, all: readonly Led[]): Promise<Map<Line, number>> {
  const lines = all
    .flatMap((led) => led.lines)
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at))
  const ids = await reserveIds(tx, 'request_history', lines.length)
  return new Map(lines.map((line, index) => [line, ids[index]!]))
}

type Numbered = Writing & { numbers: Map<Led, Drawn[]>; historyIds: Map<Line, number> }

async function writeRequests(tx: Tx, part: readonly Led[], writing: Numbered): Promise<number[]> {
  const submissionIds = await reserveIds(tx, 'submission', part.length)
  const ids = await reserveIds(tx, 'request', part.length)
  const offerIds = await reserveIds(
    tx,
    'offer',
    part.reduce((sum, led) => sum + led.offers.length, 0),
  )
  const rows = part.map((led, index) =>
    rowsOf(led, { ...writing, id: ids[index]!, submissionId: submissionIds[index]!, offerIds }),
  )
  for (const table of tables)
    await insertRows(
      tx,
      table,
      rows.flatMap((one) => one[table]),
    )
  return ids
}

const tables = [
  'submission',
  'request',
  'request_number',
  'request_recipient',
  'offer',
  'item',
  'request_history',
] as const

type Placing = Numbered & { id: number; submissionId: number; offerIds: number[] }

function rowsOf(led: Led, placing: Placing): Record<(typeof tables)[number], Row[]> {
  const { id, submissionId } = placing
  const { actor, person } = led.reader
  const offerIds = placing.offerIds.splice(0, led.offers.length)
  const of = { request_id: id, requesting_library_id: actor.libraryId, reader_id: actor.readerId }
  const numbers = placing.numbers.get(led)!
  return {
    submission: [
      {
        id: submissionId,
        reader_id: actor.readerId,
        library_id: actor.libraryId,
        submitted_at: led.life.submittedAt,
      },
    ],
    request: [requestRow(led, placing)],
    request_number: numbers.map(({ number, libraryId, at }, index) => ({
      ...of,
      number,
      library_id: libraryId,
      since: at,
      reason: index === 0 ? 'first' : 'forwarded',
    })),
    request_recipient: [{ ...of, name: person.name, email: person.email, phone: person.phone }],
    offer: led.offers.map((offer, index) => ({
      ...of,
      id: offerIds[index],
      position: index + 1,
      supplying_library_id: offer.supplierId,
      origin: offer.origin,
      state: offer.state,
      offered_at: offer.offeredAt,
      answered_at: offer.answeredAt,
      answered_by: offer.answeredBy,
      reason: offer.reason,
    })),
    item: led.item
      ? [
          {
            ...of,
            offer_id: offerIds[led.item.offer],
            supplying_library_id: led.offers[led.item.offer]!.supplierId,
            barcode: led.item.barcode,
            volume: '',
            condition_out: '',
            condition_back: led.item.conditionBack,
            lent_at: led.item.lentAt,
            returned_at: led.item.returnedAt,
          },
        ]
      : [],
    request_history: led.lines.map((line) => historyRow(line, of, placing)),
  }
}

const historyRow = (line: Line, of: Row, { historyIds }: Placing): Row => ({
  ...of,
  id: historyIds.get(line),
  supplying_library_id: line.supplierId,
  at: line.at,
  actor_kind: line.doer.kind,
  account_id: accountOf(line.doer),
  operator_code: codeOf(line.doer),
  action: line.action,
  from_state: line.from,
  to_state: line.to,
  details: line.details,
})

function requestRow(led: Led, placing: Placing): Row {
  const { facts, life, work, reader, rules } = led
  const form = formFor(life, { work, reader, random: placing.random })
  const book = form.books[0]!
  return {
    id: placing.id,
    number: placing.numbers.get(led)![0]!.number,
    service: 'loan',
    source: 'balis',
    channel: life.path.direct ? 'direct' : 'record',
    submission_id: placing.submissionId,
    reader_id: reader.actor.readerId,
    reader_type: reader.person.readerType,
    reader_barcode_end: reader.person.barcode.slice(-4),
    requesting_library_id: reader.actor.libraryId,
    supplying_library_id: facts.supplyingLibraryId,
    record_id: book.recordId,
    patron_reference: book.patronReference,
    state: facts.state,
    state_since: facts.stateSince,
    version: facts.version,
    cancellable_until: facts.cancellableUntil,
    cancel_asked_at: facts.cancelAskedAt,
    due_on: facts.dueOn,
    held_until: facts.heldUntil,
    submitted_at: life.submittedAt,
    ended_at: facts.stateSince,
    title: book.title,
    author: book.author,
    publisher: book.publisher,
    published_year: book.publishedYear,
    isbn_issn: book.isbnIssn,
    call_number: book.callNumber,
    material_type: book.materialType,
    language: book.language,
    delivery_method: form.deliveryMethod,
    search_scope: book.searchScope,
    note: book.note,
    additional_lenders: '',
    policy: facts.policy,
    price: priceOf(rules, form.deliveryMethod),
  }
}

/** 借阅次数 counts what came back (effects.ts countLoan). */
async function countLoans(tx: Tx, all: readonly Led[]): Promise<void> {
  const counts = new Map<number, number>()
  for (const { facts, work, life } of all)
    if (facts.state === 'completed' && !life.path.direct)
      counts.set(work.id, (counts.get(work.id) ?? 0) + 1)
  const rows = JSON.stringify([...counts].map(([id, loans]) => ({ id, loans })))
  await sql`
    update record set loan_count = loan_count + c.loans
    from jsonb_to_recordset(${rows}::jsonb) as c(id int, loans int) where record.id = c.id`.execute(
    tx,
  )
}
