import type { Values } from '../values.ts'
import type { live as zh } from '../zh/live.ts'

/** Live search, targets and availability. */
export const live: typeof zh = {
  title: 'Live search',
  label: 'Live',
  offer: (v: Values) => `${v.n} more ${v.n === 1 ? 'library' : 'libraries'} can be asked live`,
  start: 'Ask live',
  tooMany: (v: Values) => `You can choose at most ${v.limit} libraries for a live search.`,
  waiting: 'queued',
  asking: 'asking',
  retry: 'Retry',
  retryAt: (v: Values) => `Retry ${v.library}`,
  count: (v: Values) => `${v.n} found`,
  none: 'none',
  said: (v: Values) =>
    `${v.answered} answered, ${v.failed} did not, ${v.asking} still being asked. ${v.found} found live.`,
  noneInUnion: (v: Values) => `“${v.q}” is not in the union catalogue`,
  foundMeanwhile: (v: Values) => `${v.found} found live, listed above.`,
  stillAsking: (v: Values) =>
    `${v.asking} ${v.asking === 1 ? 'library is' : 'libraries are'} still being asked.`,
  notAnswered: (v: Values) =>
    `${v.failed} ${v.failed === 1 ? 'library' : 'libraries'} did not answer and may have it.`,
  noneAnywhere: (v: Values) =>
    `Neither the union catalogue nor the ${v.answered === 1 ? 'library' : `${v.answered} libraries`} that answered live ${v.answered === 1 ? 'has' : 'have'} it.`,
  tryFurther: 'You can also try:',
  found: (v: Values) => `${v.n} found live`,
  foundHint: 'From the libraries’ own systems; kept here once opened or asked for.',
  from: (v: Values) => `From ${v.libraries}`,
  known: 'In the union catalogue',
  copiesIn: (v: Values) => `${v.copies} ${v.copies === 1 ? 'copy' : 'copies'}, ${v.n} on the shelf`,
  copies: (v: Values) => `${v.copies} ${v.copies === 1 ? 'copy' : 'copies'}`,
  see: 'Holdings',
  borrow: 'Request this book',
  opening: 'Opening',
  more: (v: Values) =>
    `${v.library} has ${v.n}; ${v.shown === 1 ? 'the first is' : `the first ${v.shown} are`} listed`,
  broken: 'The connection was lost before the live search was done.',
  reasons: {
    answered: 'answered',
    timedOut: 'timed out',
    cannotConnect: 'cannot be reached',
    closedByPeer: 'broke off',
    notThisProtocol: 'answer not understood',
    tooLarge: 'answer too large',
    authenticationFailed: 'did not let us in',
    stopped: 'stopped',
    cannotBeAsked: 'cannot be asked for this',
    diagnostic: 'did not accept this search',
    notAnAddress: 'wrong address',
    nameNotFound: 'address not found',
    neverAsked: 'address not allowed',
    internalNotApproved: 'address awaits approval',
    paused: 'silent too often, paused for a moment',
    busy: 'too many are asking, try later',
  },
  copiesChecked: (v: Values) => `checked just now, ${v.clock}`,
  copiesCheckedEarlier: (v: Values) => `checked ${v.day} ${v.clock}`,
  copiesChecking: 'Asking the libraries whether copies are in',
  copiesSilent: (v: Values) => `${v.libraries} did not answer; listed as the catalogue has it.`,
}
