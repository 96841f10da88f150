import { type Actor, signIn } from '../shared/actor.ts'
import { audit } from '../shared/audit.ts'
import { asActor, become } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { attempt } from '../shared/once.ts'
import { gather, ok, type Result, refuse } from '../shared/result.ts'
import { objectionsToPassword } from './password-rules.ts'
import { hashPassword, passwordFits } from './passwords.ts'
import {
  type AccountRow,
  accountByLogin,
  countAttempt,
  endSessions,
  forgetAttempts,
  replacePassword,
} from './store.ts'

export interface Credentials {
  login: string
  password: string
}

/**
 * Whose login and password these are. Unknown login, wrong password and disabled account answer alike and
 * in equal time (`signInFailed`); after too many guesses `accountLocked` with the minutes (promise S8).
 * Says nothing yet about whether the account may come in: ask `admitted`.
 */
export async function recognise(
  house: House,
  { login, password }: Credentials,
): Promise<Result<AccountRow>> {
  const at = house.clock.now()
  const { minutes, account } = await asActor(house.db, signIn, async (tx) => ({
    minutes: await countAttempt(tx, login, at),
    account: await accountByLogin(tx, login),
  }))
  if (minutes !== null) return refuse('accountLocked', { values: { minutes } })

  const fits = await passwordFits(house, account?.password_hash, password)
  const recognised = fits && account !== undefined && account.disabled_at === null
  await asActor(house.db, signIn, async (tx) => {
    if (recognised) await forgetAttempts(tx, login, at)
    const action = recognised ? 'passwordRight' : 'passwordWrong'
    await audit(tx, signIn, at, {
      action,
      subject: 'account',
      subjectId: account?.account_id ?? '',
    })
  })
  return recognised ? ok(account) : refuse('signInFailed')
}

/** Whether an account may come in: a reader only once her home library has approved her (R01, scenario 7). */
export function admitted(account: AccountRow): Result<AccountRow> {
  const values = { reason: account.status_reason ?? '' }
  if (account.kind !== 'reader') return ok(account)
  if (account.status === 'awaitingReview') return refuse('awaitingReview')
  if (account.status === 'refused') return refuse('registrationRefused', { values })
  if (account.status === 'suspended') return refuse('accountSuspended', { values })
  return ok(account)
}

export type SignedIn = Extract<Actor, { accountId: number }>

/**
 * 密码设置: asks the old password, counted like a sign-in so that an open session is no oracle, then ends every
 * session but the one with `tokenHash` (promise S9).
 */
export async function changePassword(
  house: House,
  actor: SignedIn,
  change: { oldPassword: string; password: string; passwordAgain: string; tokenHash: Buffer },
): Promise<Result<null>> {
  const refused = gather(objectionsToPassword(change))
  if (refused) return refused
  const old = await recognise(house, { login: actor.login, password: change.oldPassword })
  if (!old.ok) {
    return old.refusal.code === 'signInFailed'
      ? refuse('oldPasswordWrong', { field: 'oldPassword' })
      : old
  }
  const at = house.clock.now()
  const to = await hashPassword(house, change.password)
  return attempt(house.db, signIn, async (tx) => {
    const from = old.value.password_hash
    if (!(await replacePassword(tx, actor.accountId, { from, to, at })))
      return refuse('changedMeanwhile')
    await endSessions(tx, actor.accountId, change.tokenHash)
    await become(tx, actor)
    await audit(tx, actor, at, {
      action: 'passwordChanged',
      subject: 'account',
      subjectId: actor.accountId,
    })
    return ok(null)
  })
}
