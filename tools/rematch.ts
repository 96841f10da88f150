import { rematchNext } from '../src/catalogue/merging/rematch-store.ts'
import { system } from '../src/shared/actor.ts'
import { systemClock } from '../src/shared/clock.ts'
import { asActor, openDatabase } from '../src/shared/database.ts'
import { openStorage } from '../src/storage.ts'
import { runTask, settings } from './task.ts'

const help = `node tools/go.mjs rematch

重新合并 · matches every source record anew by the rules of merging as they are now; what librarians have split or merged
stays. Harmless beside a running server, and when it is run twice.`

await runTask({ help }, async () => {
  const storage = await openStorage(settings(), 'beside')
  const db = openDatabase(storage.serverUrl, 'hutong_app', 2)
  try {
    for (let [after, done] = [0, 0]; ; ) {
      const next = await asActor(db, system, (tx) => rematchNext(tx, after, systemClock.now()))
      if (!next) {
        console.log(`${done} 条来源记录 · source records matched`)
        return 0
      }
      after = next.lastId
      done += next.count
    }
  } finally {
    await db.destroy()
    await storage.release()
  }
})
