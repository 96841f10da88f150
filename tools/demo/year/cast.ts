import { type Rule, resolve, resolveTariff } from '../../../src/policy/resolve.ts'
import { type Candidate, rotaFor } from '../../../src/requests/asking/rota.ts'
import { dayOf, startOfDay } from '../../../src/shared/clock.ts'
import { DEMO_LIBRARIES } from '../libraries.ts'
import { endedShares, lifePaths, type PathName } from '../lives.ts'
import type { ActiveReader, People } from '../load/accounts.ts'
import type { Stock } from '../load/catalogue.ts'
import { joinedOn } from '../load/members.ts'
import { type Shelves, workFor } from '../load/wanted.ts'
import { endedLife, type PlannedLife, type Planning } from '../plan.ts'
import { type Led, lead } from './lead.ts'

export type Year = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/** The last whole evaluation year before a day: 1 December to 30 November (S3). */
export function evaluationYear(today: Temporal.PlainDate): Year {
  const ended = Temporal.PlainDate.from({ year: today.year, month: 11, day: 30 })
  const to = Temporal.PlainDate.compare(ended, today) < 0 ? ended : ended.subtract({ years: 1 })
  return { from: to.subtract({ years: 1 }).add({ days: 1 }), to }
}

/** How busy the months are, January first: holidays in winter and summer. */
const BUSY = [6, 3, 10, 10, 10, 9, 4, 3, 10, 10, 12, 11]
const busiest = Math.max(...BUSY)

/** The lives of a year that began in it, in the order of their submission. */
export function planYear(year: Year, planning: Planning, count: number): PlannedLife[] {
  const { random, now } = planning
  const names = endedShares
    .filter(([name]) => name !== 'forwardedByName')
    .flatMap(([name, share]) => Array<PathName>(share).fill(name))
  const [from, to] = [startOfDay(year.from), startOfDay(year.to.add({ days: 1 }))]
  const last = Math.min(to.epochMilliseconds + 20 * dayMs, now.epochMilliseconds - dayMs)
  const lives: PlannedLife[] = []
  while (lives.length < count) {
    const ended = from.epochMilliseconds + random.fraction() * (last - from.epochMilliseconds)
    const endedAt = Temporal.Instant.fromEpochMilliseconds(Math.floor(ended))
    if (!random.chance(BUSY[dayOf(endedAt).month - 1]! / busiest)) continue
    const life = endedLife(lifePaths[random.pick(names)], endedAt, planning)
    const began = Temporal.Instant.compare(life.submittedAt, from) >= 0
    if (began && Temporal.Instant.compare(life.submittedAt, to) < 0) lives.push(life)
  }
  return lives.sort((one, other) => Temporal.Instant.compare(one.submittedAt, other.submittedAt))
}

const dayMs = 24 * 60 * 60 * 1000

export type YearStage = {
  planning: Planning
  people: People
  shelves: Shelves
  rules: readonly Rule[]
  limitOf: (code: string) => number
}

/** Leads every life of a year; those for whom there is no reader, no work or no end are left out. */
export function leadYear(stage: YearStage, lives: readonly PlannedLife[]): Led[] {
  const books = new Map<ActiveReader, Led[]>()
  const out = new Map<string, Temporal.Instant>()
  const candidates = new Map(
    DEMO_LIBRARIES.map((library) => [library.code, candidate(library, stage)]),
  )
  return lives.flatMap((life) => {
    const reader = freeReader(stage, life, books)
    if (!reader) return []
    const open = new Set(openOf(books.get(reader), life).map(({ work }) => work.id))
    const work = workFor(life, stage.shelves, { random: stage.planning.random, open })
    const led = work && lead(life, castOf(stage, life, { reader, work, candidates, out }))
    if (!led || Temporal.Instant.compare(led.facts.stateSince, stage.planning.now) > 0) return []
    books.set(reader, [...openOf(books.get(reader), life), led])
    if (led.item) out.set(led.item.barcode, led.facts.stateSince)
    return [led]
  })
}

const openOf = (books: readonly Led[] = [], { submittedAt }: PlannedLife) =>
  books.filter(({ releasedAt }) => Temporal.Instant.compare(releasedAt, submittedAt) > 0)

function freeReader(stage: YearStage, life: PlannedLife, books: Map<ActiveReader, Led[]>) {
  const readers = stage.people.readers.get(stage.shelves.ids.get(life.borrower)!) ?? []
  const limit = stage.limitOf(life.borrower)
  const free = readers.filter((reader) => openOf(books.get(reader), life).length < limit)
  return free.length > 0 ? stage.planning.random.pick(free) : undefined
}

type Setting = {
  reader: ActiveReader
  work: Stock
  candidates: Map<string, Candidate>
  out: Map<string, Temporal.Instant>
}

function castOf(stage: YearStage, life: PlannedLife, { reader, work, candidates, out }: Setting) {
  const { people, shelves, planning } = stage
  const lenders = shelves.lenders.get(work) ?? []
  const today = dayOf(planning.now)
  const members = DEMO_LIBRARIES.filter(
    (library) => Temporal.PlainDate.compare(joinedOn(library, today), dayOf(life.submittedAt)) <= 0,
  ).map(({ code }) => candidates.get(code)!)
  const free = (barcode: string) => {
    const until = out.get(barcode)
    return !until || Temporal.Instant.compare(until, life.submittedAt) < 0
  }
  const question = (lender: string) => ({
    service: 'loan',
    on: dayOf(life.submittedAt),
    circumstances: {
      lender,
      borrower: life.borrower,
      readerType: reader.person.readerType,
      materialType: 'book',
      language: work.language,
      channel: life.path.direct ? 'direct' : 'record',
      deliveryMethod: life.path.delivery,
    },
  })
  const codeOf = (id: number) => [...shelves.ids].find(([, one]) => one === id)?.[0] ?? ''
  return {
    reader,
    work,
    rules: resolve(stage.rules, question(life.supplier)),
    tariffOf: (supplierId: number) => resolveTariff(stage.rules, question(codeOf(supplierId))),
    rota: rotaFor({
      home: candidates.get(life.borrower)!,
      chosen: candidates.get(life.supplier)!,
      commissioned: null,
      additionalLenders: '',
      searchScope: life.path.scope,
      out: new Set(),
      uncertain: new Set(),
      holders: life.path.direct ? [] : members.filter(({ id }) => lenders.includes(id)),
      members,
    }),
    special: planning.special,
    staffOf: (libraryId: number) => planning.random.pick(people.staff.get(libraryId)!),
    centre: people.centre,
    barcodeOf: (supplierId: number) =>
      work.barcodes.get(supplierId)?.find(free) ??
      `T${planning.random.int(10_000_000, 99_999_999)}`,
  }
}

const candidate = (
  library: (typeof DEMO_LIBRARIES)[number],
  { shelves }: YearStage,
): Candidate => ({
  id: shelves.ids.get(library.code)!,
  code: library.code,
  names: [library.nameZh, library.shortZh, library.nameEn, library.shortEn],
  category: library.category,
  longitude: library.longitude,
  latitude: library.latitude,
})
