import { once } from 'node:events'
import { openDatabase } from '../../../../src/shared/database.ts'
import { pagesPerSecond } from '../measure.ts'
import { questionsOf } from '../questions.ts'
import type { Share } from './processes.ts'

/** One of the processes that answer: it asks what is not told, waits for the others, and says how many pages it had a second. */
const { url, records, clients, seconds, part, of }: Share = JSON.parse(process.argv[2]!)
const asked = questionsOf(records)
const db = openDatabase(url, 'hutong_app', 12)
await pagesPerSecond(db, asked.before, { clients, pages: asked.before.length })
const going = once(process, 'message')
const say = (said: 'ready' | number) => process.send!(said)
say('ready')
await going
const own = asked.many.filter((_, at) => at % of === part)
say(await pagesPerSecond(db, own, { clients, seconds }))
await db.destroy()
process.disconnect!()
