import { Agent, request } from 'node:http'

/** One connection that is kept, as a browser keeps it. */
export type Connection = Agent

export const openConnection = (): Connection => new Agent({ keepAlive: true, maxSockets: 1 })

export interface Call {
  /** The line of the table it counts for. */
  route: string
  method: 'GET' | 'POST'
  path: string
  token: string
  /** Sent as JSON, with a key. */
  body?: unknown
  key?: string
}

export interface Answered {
  status: number
  text: string
  /** From the first byte sent to the last received. */
  ms: number
}

/** Makes a call and reads the whole answer. */
export function call(url: string, connection: Connection, asked: Call): Promise<Answered> {
  const body = asked.body === undefined ? undefined : JSON.stringify(asked.body)
  const headers: Record<string, string> = {
    cookie: `hutong=${asked.token}`,
    'accept-encoding': 'gzip, br',
  }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (asked.key) headers['idempotency-key'] = asked.key
  const began = performance.now()
  return new Promise((done, fail) => {
    const sent = request(
      `${url}${asked.path}`,
      { agent: connection, method: asked.method, headers },
      (answer) => {
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece))
        answer.on('error', fail)
        answer.on('end', () =>
          done({
            status: answer.statusCode ?? 0,
            text: Buffer.concat(pieces).toString(),
            ms: performance.now() - began,
          }),
        )
      },
    )
    sent.on('error', fail)
    sent.end(body)
  })
}
