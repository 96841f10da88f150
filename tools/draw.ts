import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/shared/database.ts'
import { startEmbedded } from '../src/shared/embedded/postgres.ts'
import { migrate } from '../src/shared/migrate.ts'
import { asOwner } from './backup/keeper.ts'
import { drawnSections, withSection } from './draw/lifecycle.ts'
import { drawSchema } from './draw/schema.ts'
import { drawTables } from './draw/tables.ts'
import { runTask } from './task.ts'

const help = `node tools/go.mjs draw

画 · draws the lifecycle into ARCHITECTURE.md and GLOSSARY.md; then migrates a database of its own and
writes what it sees: src/shared/tables.ts and migrations/schema.sql.`

await runTask({ help }, async () => {
  for (const { file, name, draw } of drawnSections)
    writeFileSync(file, withSection(readFileSync(file, 'utf8'), name, draw()))
  const folder = mkdtempSync(join(tmpdir(), 'hutong-draw-'))
  const server = await startEmbedded(folder, { unsafe: true })
  try {
    const owner = openDatabase(server.ownerUrl, 'owner', 1)
    await migrate(owner as never)
    writeFileSync('src/shared/tables.ts', await drawTables(owner as never))
    await owner.destroy()
    writeFileSync('migrations/schema.sql', await asOwner(server.ownerUrl, drawSchema))
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return undefined
})
