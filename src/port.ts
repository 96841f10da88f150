import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { Mistake } from './shared/mistake.ts'

type Place = Pick<Config, 'host' | 'port'>

/** Asked before the database is touched: a second `npm start` must leave the first alone. */
export const checkPort = (config: Place) =>
  new Promise<void>((done, fail) => {
    const probe = createServer()
    probe.once('error', (error) => fail(cannotListen(error, config)))
    probe.listen({ port: config.port, host: config.host }, () => probe.close(() => done()))
  })

function cannotListen(error: NodeJS.ErrnoException, { host, port }: Place): Error {
  const sentences: Record<string, string> = {
    EADDRINUSE: `端口 ${port} 已被占用，请用 PORT 另选一个 · port ${port} is in use, choose another with PORT`,
    EACCES: `不许监听端口 ${port}，请用 PORT 另选一个 · listening on port ${port} is not allowed, choose another with PORT`,
    EADDRNOTAVAIL: `本机没有地址 ${host}，请改 HOST · this machine has no address ${host}, set HOST right`,
    ENOTFOUND: `找不到地址 ${host}，请改 HOST · there is no address ${host}, set HOST right`,
  }
  const sentence = sentences[error.code ?? '']
  return sentence ? new Mistake(sentence) : error
}

/** Listens; answers where, e.g. `http://127.0.0.1:3000`. */
export async function listen(app: FastifyInstance, { port, host }: Place): Promise<string> {
  try {
    return await app.listen({ port, host })
  } catch (error) {
    throw cannotListen(error as NodeJS.ErrnoException, { port, host })
  }
}

/** Starts to serve something else than pages at a place; its setting is named when that cannot be had. */
export async function listenAt<T>(
  serving: () => Promise<T>,
  place: Place,
  setting: string,
): Promise<T> {
  try {
    return await serving()
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (!code.startsWith('EA')) throw error
    throw new Mistake(
      `不能在 ${place.host}:${place.port} 监听（${code}），请改 ${setting} · cannot listen on ${place.host}:${place.port} (${code}), set ${setting} right`,
    )
  }
}
