import { act } from '../../src/requests/acting/act.ts'
import { type Wish, wish } from '../../src/requests/acting/wish.ts'
import { SubmissionForm, type WantedBook } from '../../src/requests/asking/shapes.ts'
import { submit } from '../../src/requests/asking/submit.ts'
import type { Action } from '../../src/requests/lifecycle.ts'
import type { Actor } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { attempt } from '../../src/shared/once.ts'
import { openHouse } from './house.ts'
import { layCategories, layLibrary } from './libraries.ts'

type Place = Awaited<ReturnType<typeof openHouse>>
export type ReaderActor = Extract<Actor, { kind: 'reader' }>
export type StaffActor = Extract<Actor, { kind: 'staff' }>

/** A small consortium: 北邮 borrows, 北航 and 人大 lend, 国图 has its own rules; one librarian each. */
export async function openConsortium(instant?: string) {
  const place = await openHouse(instant)
  await layCategories(place.owner)
  const libraries = {
    bupt: await layLibrary(place.owner, {
      code: '211130',
      zh: '北京邮电大学图书馆',
      prefix: 'by',
      initials: 'bjyddxtsg',
    }),
    buaa: await layLibrary(place.owner, {
      code: '211060',
      zh: '北京航空航天大学图书馆',
      prefix: 'bh',
    }),
    ruc: await layLibrary(place.owner, {
      code: '211010',
      zh: '中国人民大学图书馆',
      prefix: 'rd',
      category: 'comprehensive',
    }),
    bnu: await layLibrary(place.owner, {
      code: '211020',
      zh: '北京师范大学图书馆',
      prefix: 'BJSD',
      category: 'comprehensive',
    }),
    nlc: await layLibrary(place.owner, {
      code: '110001',
      zh: '国家图书馆',
      prefix: 'NLC',
      category: 'public',
    }),
  }
  await layRule(place, {
    id: 'R20-211130', // S2: 北邮 takes no deposit
    conditions: { borrower: ['211130'] },
    parameters: { depositMode: 'none' },
  })
  const staff = {
    bupt: await layStaff(place, libraries.bupt, 'by01'),
    buaa: await layStaff(place, libraries.buaa, 'bh03'),
    ruc: await layStaff(place, libraries.ruc, 'rd01'),
    nlc: await layStaff(place, libraries.nlc, 'nlc01'),
  }
  const centre: Actor = {
    ...(await layStaff(place, libraries.bupt, 'zx01', 'centre')),
    kind: 'centre',
  } as never
  const reader = await layReader(place, libraries.bupt, 'lin')
  return { ...place, libraries, staff, centre, reader, ...verbs(place, libraries) }
}

export type Consortium = Awaited<ReturnType<typeof openConsortium>>

const at = Temporal.Instant.from('2026-01-05T02:00:00Z')

/** A rule for loans, in force since the service began. */
export const layRule = (
  place: Pick<Place, 'owner'>,
  rule: {
    id: string
    conditions?: object
    parameters: object
    priority?: number
    validFrom?: string
  },
) =>
  place.owner
    .insertInto('policy_rule')
    .values({
      id: rule.id,
      service: 'loan',
      conditions: JSON.stringify(rule.conditions ?? {}),
      parameters: JSON.stringify(rule.parameters),
      priority: rule.priority ?? 0,
      valid_from: Temporal.PlainDate.from(rule.validFrom ?? '2007-11-01'),
      why_zh: rule.id,
      why_en: rule.id,
      source: 'test',
    })
    .execute()

const layAccount = async (
  place: Place,
  values: { login: string; kind: string; library_id: number; operator_code?: string },
) =>
  (
    await place.owner
      .insertInto('account')
      .values({ ...values, password_hash: 'none', password_changed_at: at, created_at: at })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** A librarian of a library, with an operator code. */
export async function layStaff(
  place: Place,
  libraryId: number,
  code: string,
  kind: 'staff' | 'centre' = 'staff',
): Promise<StaffActor> {
  const accountId = await layAccount(place, {
    login: code,
    kind,
    library_id: libraryId,
    operator_code: code,
  })
  return { kind: 'staff', accountId, libraryId, operatorCode: code, login: code }
}

/** An approved reader of a library. */
export async function layReader(
  place: Place,
  libraryId: number,
  login: string,
  readerType = 'doctoral',
): Promise<ReaderActor> {
  const accountId = await layAccount(place, { login, kind: 'reader', library_id: libraryId })
  const { id: readerId } = await place.owner
    .insertInto('reader')
    .values({
      account_id: accountId,
      library_id: libraryId,
      barcode: `${login}0662`,
      reader_type: readerType,
      status: 'active',
      submitted_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await place.owner
    .insertInto('reader_person')
    .values({
      reader_id: readerId,
      library_id: libraryId,
      name: `${login}同学`,
      document_type: 'campusCard',
      document_number: '2026000662',
      phone: '010-0000-0001',
      email: `${login}@reader.example`,
    })
    .execute()
  return { kind: 'reader', accountId, readerId, libraryId, login }
}

/** A wanted book, with what a form would have filled in. */
export const aBook = (
  more: Partial<WantedBook> = {},
): Partial<WantedBook> & { title: string; publishedYear: string; callNumber: string } => ({
  title: 'Java高级编程：JDK 6版',
  publishedYear: '2007',
  callNumber: 'TP312JA/840',
  supplierCode: '211060',
  ...more,
})

/** A submission of one or more books, by logistics. */
export const aForm = (books: object[] = [aBook()], more: object = {}): SubmissionForm =>
  SubmissionForm.parse({
    books,
    deliveryMethod: 'logistics',
    recipientName: '林同学',
    recipientEmail: 'lin@reader.example',
    ...more,
  })

function verbs(place: Place, libraries: Record<string, number>) {
  const { house } = place
  const seen = (id: number) =>
    place.owner.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return {
    /** Submits as a reader; answers the refusal, or the ids in the order of the books. */
    async submit(reader: ReaderActor, form = aForm()) {
      const result = await attempt(house.db, reader, (tx) => submit(tx, house, reader, form))
      if (!result.ok) return result
      const rows = await place.owner
        .selectFrom('request')
        .select(['id', 'title'])
        .where('submission_id', '=', result.value.submissionId)
        .orderBy('id')
        .execute()
      return { ok: true as const, value: rows.map((row) => row.id) }
    },
    /** Submits one book and answers its id. */
    async ask(reader: ReaderActor, book = aBook()): Promise<number> {
      const result = await this.submit(reader, aForm([book]))
      if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
      return result.value[0]!
    },
    /** Does one thing to a request. */
    act: (actor: Actor, id: number, action: Action, more: Partial<Wish> = {}) =>
      attempt(house.db, actor, (tx) => act(tx, house, actor, id, wish(action, more))),
    /** The row as it stands, past row security. */
    seen,
    /** Writes a work held by libraries, one lendable copy each, and answers its record id. */
    async hold(
      title: string,
      at: Record<string, { status?: string; barcode?: string; callNumber?: string }>,
    ): Promise<number> {
      const { id } = await place.owner
        .insertInto('record')
        .values({
          title,
          material_type: 'book',
          description: '[]',

          language: 'chi',
          call_number: 'TP312JA/840',
          changed_at: place.clock.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      for (const [key, copy] of Object.entries(at)) {
        const libraryId = libraries[key]!
        const source = await place.owner
          .insertInto('source_record')
          .values({
            library_id: libraryId,
            control_number: title,
            record_id: id,
            format: 'cnmarc',
            marc: '{}',
            content_hash: Buffer.alloc(1),
            imported_at: place.clock.now(),
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        const status = copy.status ?? 'available'
        await place.owner
          .insertInto('holding')
          .values({
            record_id: id,
            source_record_id: source.id,
            library_id: libraryId,
            call_number: copy.callNumber ?? 'TP312JA/840',
            barcode: copy.barcode ?? `${key}-${id}`,
            location: '书库',
            status,
            lendable: status === 'available',
          })
          .execute()
      }
      return id
    },
    /** Reads as an actor. */
    as: <T>(actor: Actor, work: Parameters<typeof asActor<T>>[2]) => asActor(house.db, actor, work),
  }
}
