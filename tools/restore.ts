import type { Config } from '../src/config.ts'
import { openStorage, prepareStorage, type Storage } from '../src/storage.ts'
import { appliedMigrations } from './backup/contents.ts'
import { asKeeper, asOwner } from './backup/keeper.ts'
import { checkBackup, loadBackup, refuseFull } from './backup/read.ts'
import { runTask, settings } from './task.ts'
import { printFindings, verify } from './verify/verify.ts'

const help = `node tools/go.mjs restore FILE

恢复 · brings a snapshot into an empty database (a new DATA_DIR, or DATABASE_URL) and verifies it.
Mails that waited are kept and not sent: they may have gone out after the snapshot was made.`

await runTask({ help, words: 1 }, async ([file = '']) => {
  const config = settings()
  const { head } = await checkBackup(file)
  const storage = await openStorage(config, 'alone')
  try {
    return await restore(storage, config, { file, migrations: head.migrations })
  } finally {
    await storage.release()
  }
})

async function restore(
  storage: Storage,
  config: Config,
  backup: { file: string; migrations: string[] },
): Promise<number> {
  const applied = await asOwner(storage.ownerUrl, async (owner) => {
    await refuseFull(owner, config.dataDir)
    return appliedMigrations(owner)
  })
  // A new database first stands where the snapshot stood; what came later then changes its rows too.
  await prepareStorage(storage, applied.length ? undefined : backup.migrations.at(-1))
  const { rows, mailsSetAside } = await asKeeper(storage.serverUrl, (keeper) =>
    loadBackup(keeper, { file: backup.file, dataDir: config.dataDir }),
  )
  await prepareStorage(storage)
  await asOwner(storage.ownerUrl, (owner) => owner.query('analyze'))
  console.log(
    `已恢复 ${rows} 行，搁置 ${mailsSetAside} 封信 · ${rows} rows, ${mailsSetAside} mails set aside`,
  )
  return printFindings(await asKeeper(storage.serverUrl, verify))
}
