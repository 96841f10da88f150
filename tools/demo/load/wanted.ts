import { SubmissionForm as Form, type SubmissionForm } from '../../../src/requests/asking/shapes.ts'
import type { Refusal } from '../../../src/shared/result.ts'
import { DEMO_LIBRARIES } from '../libraries.ts'
import type { PlannedLife } from '../plan.ts'
import type { SeededRandom } from '../random.ts'
import type { ActiveReader } from './accounts.ts'
import type { Stock } from './catalogue.ts'

/** The shelves as the demonstration knows them: what could be asked of whom. */
export type Shelves = {
  ids: Map<string, number>
  /** Libraries that lend a work, be it out today; foreign books only where R12 lets them. */
  lenders: Map<Stock, number[]>
  /** The works that a library has on its shelves to lend. */
  lentBy: Map<number, Stock[]>
}

/** Shelves out of the works and libraries of the demonstration. */
export function shelvesOf(stock: readonly Stock[], ids: Map<string, number>): Shelves {
  const lending = DEMO_LIBRARIES.filter(({ lendsForeign }) => lendsForeign)
  const foreign = new Set(lending.map(({ code }) => ids.get(code)!))
  const lenders = new Map(
    stock.map((work) => [
      work,
      [...work.barcodes.keys()].filter((id) => work.language === 'chi' || foreign.has(id)),
    ]),
  )
  const lentBy = new Map<number, Stock[]>()
  for (const [work, libraries] of lenders)
    for (const id of libraries)
      if (work.onShelf.has(id)) lentBy.set(id, [...(lentBy.get(id) ?? []), work])
  return { ids, lenders, lentBy }
}

/** A work for a life: its lender has it, the reader's own library does not, and it is not asked twice. */
export function workFor(
  life: PlannedLife,
  shelves: Shelves,
  { random, open }: { random: SeededRandom; open: ReadonlySet<number> },
): Stock | null {
  const home = shelves.ids.get(life.borrower)!
  const supplier = shelves.ids.get(life.supplier)!
  const candidates = (shelves.lentBy.get(supplier) ?? []).filter(
    (work) =>
      !work.barcodes.has(home) &&
      !open.has(work.id) &&
      (!life.path.needsNextLender || shelves.lenders.get(work)!.length > 1),
  )
  return byWeight(candidates, random)
}

/** One of the works, the popular ones oftener; null when there is none. */
function byWeight(works: readonly Stock[], random: SeededRandom): Stock | null {
  let left = random.fraction() * works.reduce((sum, { weight }) => sum + weight, 0)
  for (const work of works) {
    left -= work.weight
    if (left < 0) return work
  }
  return works.at(-1) ?? null
}

/** Another library to forward to by name. */
export const nextLenderCode = (
  work: Stock,
  shelves: Shelves,
  not: readonly (number | null)[],
): string => {
  const next = shelves.lenders.get(work)?.find((id) => !not.includes(id))
  return DEMO_LIBRARIES.find(({ code }) => shelves.ids.get(code) === next)?.code ?? ''
}

const requestLanguages = ['chi', 'eng', 'rus', 'jpn', 'fre', 'ger']
const NOTES = ['', '', '', '', '', '课程论文用', '请尽快，谢谢', '开题参考', '教学参考']

/** The form as the reader filled it in. */
export const formFor = (
  life: PlannedLife,
  { work, reader, random }: { work: Stock; reader: ActiveReader; random: SeededRandom },
): SubmissionForm =>
  Form.parse({
    books: [
      {
        recordId: life.path.direct ? null : work.id,
        title: work.title,
        publishedYear: work.year || '2000',
        callNumber: work.callNumber || '—',
        author: work.author,
        publisher: work.publisher,
        isbnIssn: work.isbn,
        language: requestLanguages.includes(work.language) ? work.language : 'other',
        supplierCode: life.supplier,
        searchScope: life.path.scope,
        note: random.pick(NOTES),
        patronReference: random.chance(0.1) ? `${reader.person.barcode}-${random.int(1, 9)}` : '',
      },
    ],
    deliveryMethod: life.path.delivery,
    recipientName: reader.person.name,
    recipientEmail: reader.person.email,
    recipientPhone: reader.person.phone,
  })

/** Why a planned request was not made, for the progress lines. */
export type NotMade = { life: PlannedLife; why: 'noWork' | 'noReader' | Refusal['code'] }
