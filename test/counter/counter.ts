import { sql } from 'kysely'
import { depositTaken } from '../../src/charges/deposit.ts'
import { compensationCharged } from '../../src/charges/reader-charges.ts'
import { libraryCash } from '../../src/ledger/accounts.ts'
import { balanceNow } from '../../src/ledger/balance-store.ts'
import { post } from '../../src/ledger/post.ts'
import { type Actor, system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { layReader, layStaff, openConsortium } from '../support/consortium.ts'
import { callAs } from '../support/whole-house.ts'

/** 北邮's counter over HTTP: two librarians, a reader with charges on her account, a colleague of another library. */
export async function openCounter() {
  const place = await openConsortium()
  const { app } = await place.app()
  await app.ready()
  const { bupt, buaa } = place.libraries
  const second = await layStaff(place, bupt, 'by02')
  const home = { readerId: place.reader.readerId, libraryId: bupt }
  let laid = 0

  /** A charge of the lender's on the reader's account; answers its id. */
  const charge = (amountFen: number, of = home) =>
    asActor(place.house.db, system, async (tx) => {
      const entry = {
        cause: `laid ${++laid}`,
        operatorCode: 'bh03',
        at: place.clock.now(),
        note: '封面破损',
      }
      const due = { home: of, lenderId: buaa, entry }
      return (await post(tx, compensationCharged(due, { what: 'damageCompensation', amountFen })))!
    })

  /** Deposit that the reader once brought by card. */
  const deposit = (amountFen: number, of = home) =>
    asActor(place.house.db, system, (tx) => {
      const entry = { cause: `laid ${++laid}`, operatorCode: 'by01', at: place.clock.now() }
      return post(tx, depositTaken({ home: of, amountFen, entry }, 'card'))
    })

  const call = (actor: Actor, url: string, payload?: object, headers?: Record<string, string>) =>
    callAs({ http: app, house: place.house } as never, actor, {
      method: payload ? 'POST' : 'GET',
      url: `/api/counter${url}`,
      ...(payload && { payload }),
      ...(headers && { headers }),
    })

  const seen = async (readerId = home.readerId) =>
    (await call(place.staff.bupt, `/readers/${readerId}`)).json()

  const tillFen = () => asActor(place.house.db, system, (tx) => balanceNow(tx, libraryCash(bupt)))

  /** What all postings sum to: 0, or the books do not balance. */
  const imbalance = async () => {
    const { rows } = await asActor(place.house.db, system, (tx) =>
      sql<{
        fen: number
      }>`select coalesce(sum(amount_fen), 0)::bigint as fen from ledger_posting`.execute(tx),
    )
    return rows[0]!.fen
  }

  const close = async () => {
    await app.close()
    await place.close()
  }
  const newReader = (login: string) => layReader(place, bupt, login)
  return {
    ...place,
    row: place.seen,
    http: app,
    second,
    home,
    charge,
    deposit,
    call,
    seen,
    tillFen,
    imbalance,
    newReader,
    close,
  }
}

export type Counter = Awaited<ReturnType<typeof openCounter>>
