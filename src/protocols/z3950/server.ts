import { createServer, type Server, type Socket } from 'node:net'
import type { House } from '../../shared/house.ts'
import { networkOf } from '../../shared/http/network.ts'
import { apduFraming, readApdu, writeApdu } from '../../wire/z3950/message.ts'
import { Seats } from './seats.ts'
import {
  type Answers,
  catalogueAnswers,
  farewell,
  newSession,
  type Reply,
  reply,
} from './session.ts'

/** What clients may cost: of the machine, not of the field. */
export interface ServerLimits {
  sessionsMax: number
  sessionsPerAddressMax: number
  /** A client that has greeted and asks nothing for so long is left. */
  idleMs: number
  /** Whoever has come has greeted by then; an APDU that has begun is whole, and an answer is found. */
  stepMs: number
  requestBytesMax: number
}

export const serverLimits: ServerLimits = {
  sessionsMax: 200,
  sessionsPerAddressMax: 20,
  idleMs: 5 * 60_000,
  stepMs: 15_000,
  requestBytesMax: 256 << 10,
}

/** A request has few values; a tree of 60 operators is 70 deep. */
const requestShape = { depthMax: 80, nodesMax: 5_000 }

export interface ServedTarget {
  port: number
  /** Says good-bye to every client and stops listening. */
  stop(): Promise<void>
}

/** Where it listens, and where faults are told. */
export interface Listening {
  host: string
  port: number
  limits?: ServerLimits
  onFault?: (error: unknown) => void
}

/** Serves the public catalogue over Z39.50. Rejects where the port cannot be had. */
export const serveZ3950 = (house: House, listening: Listening): Promise<ServedTarget> =>
  serveAnswers(catalogueAnswers(house), listening)

/** Serves a target that answers so. Rejects where the port cannot be had. */
export async function serveAnswers(answers: Answers, listening: Listening): Promise<ServedTarget> {
  const { host, port, limits = serverLimits } = listening
  const seats = new Seats<Socket>(limits)
  const tooMany = (socket: Socket) =>
    part(socket, farewell('resources', { message: 'too many sessions' }))
  const server: Server = createServer((socket) => {
    socket.on('error', () => {})
    const seat = seats.take(socket, networkOf(socket.remoteAddress ?? ''))
    if (seat.leaves) tooMany(seat.leaves)
    if (!seat.taken) return tooMany(socket)
    socket.on('close', () => seats.leave(socket))
    socket.on('data', () => seats.stir(socket))
    converse(answers, socket, { ...listening, limits })
  })
  await new Promise<void>((listens, fails) => {
    server.once('error', fails)
    server.listen(port, host, listens)
  })
  return {
    port: (server.address() as { port: number }).port,
    stop: async () => {
      const closed = new Promise((done) => server.close(done))
      for (const socket of seats.all()) part(socket, farewell('shutdown'))
      await closed
    },
  }
}

/** A client that does not read the last words is left all the same. */
const partingMs = 1000

function part(socket: Socket, { apdu }: Reply) {
  socket.end(writeApdu(apdu))
  setTimeout(() => socket.destroy(), partingMs).unref()
}

const drained = (socket: Socket) =>
  new Promise((on) => {
    socket.once('drain', on)
    socket.once('close', on)
  })

/** Answers one APDU after another; while one is answered no more is read. */
function converse(
  answers: Answers,
  socket: Socket,
  { limits, onFault }: Listening & { limits: ServerLimits },
) {
  const session = newSession()
  const framing = apduFraming(limits.requestBytesMax)
  const ber = { bytesMax: limits.requestBytesMax, ...requestShape }
  let late: NodeJS.Timeout | undefined
  const end = (reason: Parameters<typeof farewell>[0], message?: string) =>
    part(socket, farewell(reason, message ? { message } : {}))
  const inTime = () => {
    clearTimeout(late)
    late = undefined
  }
  socket.on('timeout', () => end('lackOfActivity'))
  socket.setTimeout(limits.stepMs)
  socket.on('close', inTime)

  const answerFrame = async (frame: Uint8Array): Promise<boolean> => {
    const read = readApdu(frame, ber)
    if (!read.ok) return Boolean(end('protocolError', `${read.fault} ${read.detail}`.trim()))
    const { apdu, ends } = await reply(answers, session, read.apdu)
    if (session.greeted) socket.setTimeout(limits.idleMs)
    if (ends) socket.end(writeApdu(apdu))
    else if (!socket.write(writeApdu(apdu))) await drained(socket)
    return !ends && socket.writable
  }
  socket.on('data', async (chunk: Buffer) => {
    const cut = framing.take(chunk)
    if (!cut.ok) return socket.destroy()
    socket.pause()
    // Counted from the first byte: a request that dribbles in is late all the same.
    late ??= setTimeout(() => end('lackOfActivity', 'too slow'), limits.stepMs)
    try {
      for (const frame of cut.frames) if (!(await answerFrame(frame))) break
    } catch (error) {
      onFault?.(error)
      end('systemProblem')
    }
    if (framing.pending() === 0) inTime()
    socket.resume()
  })
}
