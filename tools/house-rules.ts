import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gone, grown, offendersNow } from './house/offenders.ts'
import { filesOf } from './house/tree.ts'
import { runTask } from './task.ts'

const help = `node tools/house-rules.ts [--write]

家规 · says which files have begun to break the rules of the house, or have stopped to. --write brings
test/house/offenders.json to what is; a list that grows shows in the review.`

await runTask({ help, options: { write: { type: 'boolean' } } }, async (_words, options) => {
  const root = join(import.meta.dirname, '..')
  const list = join(root, 'test/house/offenders.json')
  const [before, now] = [JSON.parse(readFileSync(list, 'utf8')), offendersNow(filesOf(root))]
  for (const one of grown(before, now)) console.log(`+ ${one}`)
  for (const one of gone(before, now)) console.log(`- ${one}`)
  if (options.write) writeFileSync(list, `${JSON.stringify(now, null, 2)}\n`)
  return undefined
})
