/** The queues of a desk: what waits on which side, in the order of the work (screens.md §6). */
export const deskQueues = {
  comingIn: { side: 'requesting', states: ['filled', 'inTransit'] },
  awaitingPickup: { side: 'requesting', states: ['awaitingPickup'] },
  onLoan: { side: 'requesting', states: ['withReader'] },
  recalledHere: { side: 'requesting', states: ['recalled'] },
  overdue: { side: 'requesting', states: ['overdue'] },
  toSendBack: { side: 'requesting', states: ['returned'] },
  asked: { side: 'requesting', states: ['submitted', 'forwarded', 'willSupply'] },
  newRequests: { side: 'supplying', states: ['submitted'] },
  inProcess: { side: 'supplying', states: ['willSupply'] },
  toCourier: { side: 'supplying', states: ['filled'] },
  out: { side: 'supplying', states: ['inTransit', 'awaitingPickup', 'withReader', 'overdue'] },
  recalled: { side: 'supplying', states: ['recalled'] },
  toSignBack: { side: 'supplying', states: ['returned', 'shippedReturn'] },
  lost: { side: 'supplying', states: ['lost'] },
} as const satisfies Record<string, { side: 'requesting' | 'supplying'; states: readonly string[] }>

export type QueueName = keyof typeof deskQueues
