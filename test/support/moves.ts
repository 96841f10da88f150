import type { Kysely } from 'kysely'
import type { Actor } from '../../src/shared/actor.ts'
import type { Tables } from '../../src/shared/tables.ts'
import { aMonday } from './house.ts'
import { layCategories, layLibrary } from './libraries.ts'

/** Two member libraries, one more to be asked next, and a reader of the first. */
export interface Laid {
  borrower: number
  lender: number
  nextLender: number
  reader: Extract<Actor, { kind: 'reader' }>
  librarian: Extract<Actor, { kind: 'staff' }>
  lendingLibrarian: Extract<Actor, { kind: 'staff' }>
}

/** Lays 北外 (borrows), 人大 and 北航 (lend), a reader of 北外 and a librarian of each side. */
export async function layPeople(owner: Kysely<Tables>): Promise<Laid> {
  await layCategories(owner)
  const borrower = await layLibrary(owner, { code: '211050', zh: '北外图书馆', prefix: 'BW' })
  const lender = await layLibrary(owner, { code: '211040', zh: '人大图书馆', prefix: 'rd' })
  const nextLender = await layLibrary(owner, { code: '211060', zh: '北航图书馆', prefix: 'bh' })
  await owner
    .updateTable('library')
    .set({ pickup_place_zh: '中心书库(二楼)', pickup_hours_zh: '周一至周五 8:00—17:00' })
    .where('id', '=', borrower)
    .execute()
  const reader = await layReader(owner, borrower, 'lin')
  const staff = async (libraryId: number, code: string): Promise<Laid['librarian']> => {
    const accountId = await layAccount(owner, { login: code, kind: 'staff', libraryId })
    return { kind: 'staff', accountId, libraryId, operatorCode: code, login: code }
  }
  return {
    borrower,
    lender,
    nextLender,
    reader,
    librarian: await staff(borrower, 'by01'),
    lendingLibrarian: await staff(lender, 'rd01'),
  }
}

async function layAccount(
  owner: Kysely<Tables>,
  account: { login: string; kind: 'reader' | 'staff'; libraryId: number },
): Promise<number> {
  const at = Temporal.Instant.from(aMonday)
  const row = await owner
    .insertInto('account')
    .values({
      login: account.login,
      kind: account.kind,
      library_id: account.libraryId,
      operator_code: account.kind === 'staff' ? account.login : null,
      password_hash: 'none',
      password_changed_at: at,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** An active reader with a mail address of her own. */
export async function layReader(
  owner: Kysely<Tables>,
  libraryId: number,
  login: string,
): Promise<Laid['reader']> {
  const accountId = await layAccount(owner, { login, kind: 'reader', libraryId })
  const { id } = await owner
    .insertInto('reader')
    .values({
      account_id: accountId,
      library_id: libraryId,
      barcode: login,
      reader_type: 'master',
      status: 'active',
      submitted_at: Temporal.Instant.from(aMonday),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await owner
    .insertInto('reader_person')
    .values({
      reader_id: id,
      library_id: libraryId,
      name: '林同学',
      document_type: 'campusCard',
      document_number: '20260001',
      phone: '010-0000-0001',
      email: `${login}@reader.example`,
    })
    .execute()
  return { kind: 'reader', accountId, readerId: id, libraryId, login }
}

let laidRequests = 0

/** A request of the laid reader at the laid lender; answers its id. */
export async function layRequest(
  owner: Kysely<Tables>,
  laid: Laid,
  what: { title?: string; state?: string; submittedAt?: string; recordId?: number } = {},
): Promise<number> {
  laidRequests += 1
  const submittedAt = Temporal.Instant.from(what.submittedAt ?? aMonday)
  const { id } = await owner
    .insertInto('request')
    .values({
      number: `rd${String(laidRequests).padStart(8, '0')}`,
      service: 'loan',
      source: 'record',
      channel: 'record',
      reader_id: laid.reader.readerId,
      requesting_library_id: laid.borrower,
      supplying_library_id: laid.lender,
      record_id: what.recordId ?? null,
      state: what.state ?? 'submitted',
      state_since: submittedAt,
      submitted_at: submittedAt,
      title: what.title ?? '数学分析',
      delivery_method: 'logistics',
      policy: '{}',
      price: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await owner
    .insertInto('request_recipient')
    .values({
      request_id: id,
      reader_id: laid.reader.readerId,
      requesting_library_id: laid.borrower,
      name: '林同学',
      email: `${laid.reader.login}@reader.example`,
    })
    .execute()
  return id
}

/** A row of the request's history, as act() writes it; answers its id. */
export async function layStep(
  owner: Kysely<Tables>,
  laid: Laid,
  step: {
    requestId: number
    action: string
    becomes: string
    details?: Record<string, unknown>
    at?: string
  },
): Promise<number> {
  const row = await owner
    .insertInto('request_history')
    .values({
      request_id: step.requestId,
      reader_id: laid.reader.readerId,
      requesting_library_id: laid.borrower,
      supplying_library_id: laid.lender,
      at: Temporal.Instant.from(step.at ?? aMonday),
      actor_kind: 'system',
      action: step.action,
      from_state: null,
      to_state: step.becomes,
      details: JSON.stringify(step.details ?? {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
