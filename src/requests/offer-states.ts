import type { Action } from './lifecycle.ts'

/** The states of an offer that stands with the present supplier; a request has one of them at most. */
export const presentOfferStates: readonly string[] = ['offered', 'willSupply', 'filled']

/** What an action makes of the present offer; of the others it stays as it is. */
export const answeredOfferStates: Partial<Record<Action, string>> = {
  accept: 'willSupply',
  fill: 'filled',
  refuse: 'refused',
  forward: 'refused',
  letLapse: 'lapsed',
  cancel: 'withdrawn',
  agreeToCancel: 'withdrawn',
}
