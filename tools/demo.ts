// demo [--big]: makes the demonstration consortium in an empty database.
import { randomBytes } from 'node:crypto'
import { findInstallation, holdsAnything, names, sweepUnborn } from '../src/installation.ts'
import { readSecret } from '../src/secret.ts'
import { systemClock } from '../src/shared/clock.ts'
import { openDatabase } from '../src/shared/database.ts'
import type { House } from '../src/shared/house.ts'
import type { Jobs } from '../src/shared/jobs.ts'
import { Mistake } from '../src/shared/mistake.ts'
import { openStorage, prepareStorage, type Storage } from '../src/storage.ts'
import { DEMO_PASSWORD, loadDemonstration } from './demo/load.ts'
import { runTask, settings } from './task.ts'

const help = `node tools/go.mjs demo [--big] [--json]

示范数据 · makes the demonstration consortium in an empty database: the embedded one of DATA_DIR, or the one
of DATABASE_URL. A database that is real, or in which anything is, is refused and stays as it is.

试试 · to try: 乡土中国, xtzg, Clean code, Преступление; and 城记, which no library has sent: press 实时查询, and three
live targets on this machine are asked, which start serves beside a demonstration. No network is needed.

  --big    a whole evaluation year (1 December to 30 November) of all libraries, 20,000 requests
  --json   what was made, as one line of JSON`

const options = { big: { type: 'boolean' }, json: { type: 'boolean' } } as const

/** No server runs beside this task: nothing is enqueued and nobody works. */
const nobodyWorks: Jobs = {
  enqueue: async () => {},
  work: async () => {},
  every: async () => {},
  stop: async () => {},
}

await runTask({ help, options }, async (_words, { big, json }) => {
  const config = settings()
  const storage = await openStorage(config, 'alone')
  try {
    await prepareStorage(storage)
    await refuseUnlessEmpty(storage)
    const db = openDatabase(storage.serverUrl, 'hutong_app', 4)
    const house: House = {
      db,
      jobs: nobodyWorks,
      clock: systemClock,
      randomBytes,
      installation: names.demonstration,
      secret: readSecret(config.secretFile, randomBytes),
      publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
      secureCookies: false,
    }
    const began = performance.now()
    const report = json ? () => {} : (line: string) => console.log(line)
    const made = await loadDemonstration(house, { big: big === true, report }).finally(() =>
      db.destroy(),
    )
    const seconds = (performance.now() - began) / 1000
    if (json) console.log(JSON.stringify({ ...made, seconds }))
    else console.log(`示范联盟已就绪 · ready in ${seconds.toFixed(1)} s · ${DEMO_PASSWORD}`)
  } finally {
    await storage.release()
  }
  return undefined
})

/** A demonstration that was interrupted is swept away; anything else that is there stays. */
async function refuseUnlessEmpty(storage: Storage): Promise<void> {
  const db = openDatabase(storage.serverUrl, 'hutong_app', 1)
  const installation = await findInstallation(db)
  const holds = await holdsAnything(db)
  await db.destroy()
  if (installation?.kind === 'real')
    throw new Mistake(
      '这是正式使用的数据库，不写入示范数据 · this is a real installation: no demonstration is made in it',
    )
  if (!holds) return
  if (installation || !storage.embedded)
    throw new Mistake(
      '这里已有数据，示范数据只写入空库 · this database is not empty: a demonstration is made in an empty one',
    )
  await sweepUnborn(storage.ownerUrl)
  await prepareStorage(storage)
}
