import { Mistake } from '../src/shared/mistake.ts'
import { openStorage } from '../src/storage.ts'
import { appliedMigrations } from './backup/contents.ts'
import { asKeeper, asOwner } from './backup/keeper.ts'
import { runTask, settings } from './task.ts'
import { printFindings, verify } from './verify/verify.ts'

const help = `node tools/go.mjs verify [--json]

核对 · checks the invariants of a live or restored database and prints what breaks them; ends with 1 if
anything does.

  --json   the findings as JSON`

await runTask({ help, options: { json: { type: 'boolean' } } }, async (_words, options) => {
  const storage = await openStorage(settings(), 'beside')
  try {
    if (!(await asOwner(storage.ownerUrl, appliedMigrations)).length) {
      throw new Mistake('这个数据库里没有互通 · there is no Hutong in this database')
    }
    return printFindings(await asKeeper(storage.serverUrl, verify), options.json === true)
  } finally {
    await storage.release()
  }
})
