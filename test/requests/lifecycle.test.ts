import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedActions, decide } from '../../src/requests/allowed.ts'
import type { RequestFacts } from '../../src/requests/facts.ts'
import {
  type Action,
  loanLifecycle,
  loanStates,
  outstandingStates,
  primaryActions,
  type Role,
  type State,
  states,
  terminalStates,
} from '../../src/requests/lifecycle.ts'
import { nextTimer } from '../../src/requests/timers.ts'
import { transition } from '../../src/requests/transition.ts'
import { textsOf } from '../../texts/index.ts'

const everyAction = [...new Set(loanLifecycle.map((row) => row[1]))]
const everyRole: Role[] = ['reader', 'requestingLibrary', 'supplyingLibrary', 'centre', 'system']
const instant = Temporal.Instant.from
const rule = <T>(value: T) => ({ value, ruleId: 'R' })

const request = (state: State, more: Partial<RequestFacts> = {}): RequestFacts => ({
  id: 1,
  number: 'bh00000061',
  state,
  stateSince: instant('2026-11-23T02:00:00Z'),
  version: 1,
  readerId: 1,
  requestingLibraryId: 1,
  supplyingLibraryId: 2,
  submittedAt: instant('2026-11-23T02:00:00Z'),
  cancellableUntil: instant('2026-11-23T03:00:00Z'),
  cancelAskedAt: null,
  dueOn: null,
  heldUntil: null,
  remindedAt: null,
  policy: {
    withdrawalAllowed: rule(true),
    withdrawalMinutes: rule(60),
    renewals: rule(0),
    depositMode: rule('none'),
    depositFen: rule(0),
    expireAfterWorkingDays: rule(5),
    remindAfterWorkingDays: rule(2),
    remindEveryWorkingDays: rule(3),
  } as RequestFacts['policy'],
  ...more,
})

describe('the table', () => {
  test('every pair of state and action is defined: one row, or a refusal in words', () => {
    for (const state of states) {
      for (const action of everyAction) {
        const rows = loanLifecycle.filter((row) => row[0] === state && row[1] === action)
        expect(rows.length, `${state} ${action}`).toBeLessThanOrEqual(1)
        const answer = transition(state, action, everyRole)
        if (rows.length === 1) expect(answer.ok).toBe(true)
        else expect(answer).toMatchObject({ ok: false, refusal: { code: 'notInThisState' } })
      }
    }
  })

  test('no state is a trap: every one leads, in the end, to an end', () => {
    const leadsOut = new Set<State>(terminalStates)
    for (const _ of loanLifecycle) {
      for (const [state, , , becomes] of loanLifecycle)
        if (leadsOut.has(becomes)) leadsOut.add(state)
    }
    for (const state of states) expect(leadsOut.has(state), `${state} is a trap`).toBe(true)
  })

  test('an end is an end: nothing leads out of it', () => {
    for (const [state] of loanLifecycle) expect(terminalStates).not.toContain(state)
    expect(terminalStates.toSorted()).toEqual([
      'cancelled',
      'completed',
      'completedWithoutReturn',
      'expired',
      'unfilled',
    ])
  })

  test('every state can be reached from 提交', () => {
    const reached = new Set<State>(['submitted'])
    for (const _ of loanLifecycle) {
      for (const [state, , , becomes] of loanLifecycle) if (reached.has(state)) reached.add(becomes)
    }
    expect([...reached].toSorted()).toEqual(states.toSorted())
  })

  test('only the lender signs a return: scenario 45', () => {
    const intoCompleted = loanLifecycle.filter((row) => row[3] === 'completed')
    for (const [, , who] of intoCompleted) expect(who).toEqual(['supplyingLibrary'])
  })

  test('a book back at the borrowing library no longer counts against the quota', () => {
    expect(outstandingStates).not.toContain('returned')
    expect(outstandingStates).toContain('withReader')
  })

  test('every primary action is one the table allows that role', () => {
    for (const [state, byRole] of Object.entries(primaryActions)) {
      for (const [role, action] of Object.entries(byRole)) {
        expect(
          transition(state as State, action, [role as Role]).ok,
          `${state} ${role} ${action}`,
        ).toBe(true)
      }
    }
  })

  test('every state, action, reader word and reason has words in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const words = textsOf(language).lifecycle
      expect(Object.keys(words.states).toSorted()).toEqual(states.toSorted())
      expect(Object.keys(words.actions).toSorted()).toEqual([...everyAction, 'submit'].toSorted())
      for (const { readerWord } of Object.values(loanStates))
        expect(words.readerWords[readerWord]).toBeTruthy()
    }
  })
})

describe('buttons', () => {
  const anyRequest = fc.record({
    state: fc.constantFrom(...states),
    cancelAskedAt: fc.constantFrom(null, instant('2026-11-23T04:00:00Z')),
    minutes: fc.integer({ min: 0, max: 200 }),
    renewals: fc.integer({ min: 0, max: 2 }),
    withdrawalAllowed: fc.boolean(),
    roles: fc.subarray(everyRole),
  })

  test('whoever is shown a button may press it, and whoever is not may not', () => {
    fc.assert(
      fc.property(
        anyRequest,
        ({ state, cancelAskedAt, minutes, renewals, withdrawalAllowed, roles }) => {
          const facts = request(state, { cancelAskedAt })
          facts.policy = {
            ...facts.policy,
            renewals: rule(renewals),
            withdrawalAllowed: rule(withdrawalAllowed),
          }
          const at = facts.submittedAt.add({ minutes })
          const shown = new Set(allowedActions(facts, roles, at).map((one) => one.action))
          for (const action of everyAction)
            expect(decide(facts, action as Action, roles, at).ok).toBe(shown.has(action))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('at most one action is the primary one of a role', () => {
    for (const state of states) {
      for (const role of everyRole) {
        const primary = allowedActions(
          request(state),
          [role],
          instant('2026-11-23T02:10:00Z'),
        ).filter((one) => one.primary)
        expect(primary.length).toBeLessThanOrEqual(1)
      }
    }
  })
})

describe('the clock', () => {
  test('no state that is not an end is without a timer', () => {
    for (const state of states) {
      expect(nextTimer(request(state), new Map()) === null, state).toBe(
        terminalStates.includes(state),
      )
    }
  })

  test('whatever the clock does, the table lets the system do', () => {
    for (const state of states) {
      const timer = nextTimer(request(state), new Map())
      if (timer)
        expect(transition(state, timer.action, ['system']).ok, `${state} ${timer.action}`).toBe(
          true,
        )
    }
  })

  test('a request of Monday is reminded after Wednesday and lapses after the following Monday', () => {
    const fresh = nextTimer(request('submitted'), new Map())
    expect(fresh).toEqual({ at: instant('2026-11-25T16:00:00Z'), action: 'remind' })
    const reminded = nextTimer(
      request('submitted', { remindedAt: instant('2026-11-30T10:00:00Z') }),
      new Map(),
    )
    expect(reminded).toEqual({ at: instant('2026-11-30T16:00:00Z'), action: 'letLapse' })
  })
})
