import type { Values } from '../values.ts'
import type { centre as zh } from '../zh/centre.ts'

/** Words of the centre. */
export const centre: typeof zh = {
  overview: 'Overview',
  asOf: (v: Values) => `As of ${v.day} ${v.clock}`,
  leadDelivered: ['', ' volumes delivered today.'],
  leadOldest: ['The request that waits longest has waited ', '.'],
  leadNothing: 'No request is waiting.',
  figures: {
    delivered: 'Delivered this month',
    fillRate: 'Filled',
    daysToReader: 'Request to pick-up',
    waiting: 'Waiting',
    onTheWay: 'On the way',
  },
  units: {
    volumes: 'volumes',
    percent: '%',
    days: 'days',
    requests: 'requests',
  },
  notYet: 'no figure yet',
  needs: {
    title: 'Needs you now',
    waits: (v: Values) => `${v.n} not handled, the oldest for`,
    more: (v: Values) => `${v.n} more libraries are over ${v.days} days`,
    rule: (v: Values) => `Listed after ${v.days} days`,
  },
  daily: {
    title: 'Delivered per day',
    say: (v: Values) => `${v.mean} a day on average, at most ${v.most} (${v.day})`,
    none: 'Nothing delivered yet',
    picture: (v: Values) =>
      `Volumes delivered per day, ${v.from} to ${v.to}: ${v.mean} on average, at most ${v.most}`,
    bar: (v: Values) => `${v.day}: ${v.count}`,
    mean: 'average',
  },
  queues: {
    title: 'Where requests wait',
    say: (v: Values) => `${v.waiting} at ${v.n} libraries, the longest wait first`,
    none: 'Nothing waits at any library',
    library: 'Library',
    waiting: 'Waiting',
    oldest: 'Oldest for',
    squares: (v: Values) =>
      `${v.all} libraries: ${v.calm} with nothing waiting, ${v.some} with some, ${v.late} over ${v.days} days`,
    calm: (v: Values) => `nothing waiting ${v.n}`,
    some: (v: Values) => `some waiting ${v.n}`,
    late: (v: Values) => `over ${v.days} days ${v.n}`,
  },
}
