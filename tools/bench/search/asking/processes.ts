import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** What one process asks: its share of the clients, with its share of the questions. */
export interface Share {
  url: string
  records: number
  clients: number
  seconds: number
  /** Its number among so many. */
  part: number
  of: number
}

/**
 * Pages a second by so many clients over as many processes as there are processors, as a house answers with PROCESSES set so:
 * each reads the index for itself. The clock runs when all have been asked other questions before.
 */
export async function pagesPerSecondByProcesses(
  url: string,
  { records, clients, seconds }: Pick<Share, 'records' | 'clients' | 'seconds'>,
): Promise<number> {
  const of = Math.min(availableParallelism(), clients)
  const shares = Array.from({ length: of }, (_, part): Share => {
    const own = Math.floor(clients / of) + (part < clients % of ? 1 : 0)
    return { url, records, clients: own, seconds, part, of }
  })
  const processes = shares.map(asking)
  await Promise.all(processes.map(({ ready }) => ready))
  for (const { go } of processes) go()
  const counts = await Promise.all(processes.map(({ perSecond }) => perSecond))
  return counts.reduce((sum, count) => sum + count)
}

function asking(share: Share) {
  const child = fork(new URL('./process.ts', import.meta.url), [JSON.stringify(share)])
  const ready = Promise.withResolvers<void>()
  const perSecond = Promise.withResolvers<number>()
  child.on('message', (said: 'ready' | number) =>
    said === 'ready' ? ready.resolve() : perSecond.resolve(said),
  )
  child.once('exit', (code) => {
    const failed = new Error(`a process that asked for pages ended with ${code}`)
    ready.reject(failed)
    perSecond.reject(failed)
  })
  perSecond.promise.catch(() => {}) // whoever waits for `ready` hears of it first
  return { ready: ready.promise, perSecond: perSecond.promise, go: () => void child.send('go') }
}
