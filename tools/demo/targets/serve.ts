import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { serveAnswers } from '../../../src/protocols/z3950/server.ts'
import type { House } from '../../../src/shared/house.ts'
import { heldBooks } from './books.ts'
import { LIVE_TARGETS, type LiveTarget, moveTarget } from './sources.ts'
import { type Named, sruAnswer } from './sru-target.ts'
import { shelfAnswers } from './z3950-target.ts'

/** The slow one takes so long: the others are seen to come before it. */
const slowMs = 700
const host = '127.0.0.1'

interface Served {
  port: number
  stop(): Promise<unknown>
}

/**
 * Starts the live targets of a demonstration on this machine, so that 联网检索 works without any network, and writes into
 * their sources where they are today: an address inside, entered and approved by two people of the centre as promise S7
 * asks of every house. Answers how to stop them. A real house has none.
 */
export async function serveLiveTargets(house: House): Promise<() => Promise<void>> {
  const served: Served[] = []
  const stop = async () => {
    await Promise.all(served.map((one) => one.stop()))
  }
  try {
    for (const target of LIVE_TARGETS) {
      const one = await servers[target.behaves](house, target)
      served.push(one)
      await moveTarget(house, target, one.port)
    }
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

/** All books of a library, read when they are asked for the first time. */
function shelfOf(house: House, library: LiveTarget['library']) {
  let shelf: ReturnType<typeof heldBooks> | undefined
  return () => {
    shelf ??= heldBooks(house, library).catch((error) => {
      shelf = undefined
      throw error
    })
    return shelf
  }
}

const z3950 = (house: House, { library }: LiveTarget): Promise<Served> =>
  serveAnswers(shelfAnswers(shelfOf(house, library)), { host, port: 0 })

const servers: Record<
  LiveTarget['behaves'],
  (house: House, target: LiveTarget) => Promise<Served>
> = { z3950, slowSru, mute }

async function slowSru(house: House, target: LiveTarget): Promise<Served> {
  const { library, nameZh, nameEn } = target
  const shelfNow = shelfOf(house, library)
  const server = createHttpServer(async ({ url = '/' }, response) => {
    await wait(slowMs)
    const { origin, searchParams } = new URL(url, `http://${host}`)
    const named: Named = { publicUrl: origin, nameZh, nameEn }
    try {
      const answer = sruAnswer(await shelfNow(), named, searchParams)
      response.setHeader('content-type', 'text/xml; charset=utf-8').end(answer)
    } catch {
      // The house is being stopped, and its catalogue is gone.
      response.writeHead(503).end()
    }
  })
  const port = await listening(server)
  const stop = () => {
    server.closeAllConnections()
    return closed(server)
  }
  return { port, stop }
}

/** Takes every question and says nothing: a failing target is seen. */
async function mute(): Promise<Served> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.resume()
  })
  const port = await listening(server)
  const stop = () => {
    for (const socket of sockets) socket.destroy()
    return closed(server)
  }
  return { port, stop }
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((listens, fails) => {
    server.once('error', fails)
    server.listen(0, host, listens)
  })
  return (server.address() as AddressInfo).port
}

const closed = (server: Server) => new Promise((done) => server.close(done))
