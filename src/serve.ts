import cluster from 'node:cluster'
import { stoppedEarly } from './closing.ts'
import type { Config } from './config.ts'
import { type StartOptions, startHouse } from './main.ts'
import { serveAsAsked } from './processes.ts'

/** Serves until a stop signal comes; says where, and what an operator should know. */
export async function serve(config: Config, options: StartOptions): Promise<void> {
  if (cluster.isWorker) return serveAsAsked(options.pages)
  const stopped = new AbortController()
  const starting = startHouse(config, { ...options, signal: stopped.signal })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, async () => {
      if (stopped.signal.aborted) return // Ctrl-C reaches the whole group and is handed on too
      stopped.abort()
      await starting.then((running) => running.stop()).catch(() => {})
      process.exit(0)
    })
  }
  const running = await starting.catch((error) => {
    throw stopped.signal.aborted ? stoppedEarly : error
  })
  if (!running.house.secureCookies) {
    console.log(
      '未加密（http）：只宜在本机或内网试用 · not encrypted (http): for this machine or a private network only',
    )
  }
  console.log(`互通已就绪 → ${running.house.publicUrl}`)
}
