import { systemClock } from '../src/shared/clock.ts'
import { Mistake } from '../src/shared/mistake.ts'
import { openStorage } from '../src/storage.ts'
import { appliedMigrations } from './backup/contents.ts'
import { asKeeper, asOwner } from './backup/keeper.ts'
import { writeBackup } from './backup/write.ts'
import { runTask, settings } from './task.ts'

const help = `node tools/go.mjs backup FILE

备份 · writes one consistent snapshot of database, counters and files into FILE, also while Hutong runs.
The secret (SECRET_FILE) is not in it: keep it apart, passwords need it after a restore.`

await runTask({ help, words: 1 }, async ([file = '']) => {
  const config = settings()
  const storage = await openStorage(config, 'beside')
  try {
    if (!(await asOwner(storage.ownerUrl, appliedMigrations)).length) {
      throw new Mistake('这个数据库里没有互通 · there is no Hutong in this database')
    }
    const { sections } = await asKeeper(storage.serverUrl, (keeper) =>
      writeBackup(keeper, { file, dataDir: config.dataDir, madeAt: systemClock.now() }),
    )
    const rows = sections.reduce((sum, section) => sum + section.rows, 0)
    console.log(
      `已备份 ${rows} 行 → ${file} · ${rows} rows; keep ${config.secretFile} apart from it`,
    )
  } finally {
    await storage.release()
  }
  return undefined
})
