import { sql } from 'kysely'
import { writeAnswer, writeEnquiry } from '../../../src/catalogue/enquiries/enquiry-store.ts'
import { recountVotes } from '../../../src/catalogue/record/rating-store.ts'
import { system } from '../../../src/shared/actor.ts'
import { asActor, type Tx } from '../../../src/shared/database.ts'
import type { House } from '../../../src/shared/house.ts'
import { seededRandom } from '../random.ts'
import type { People } from './accounts.ts'
import type { Stock } from './catalogue.ts'
import { tell } from './letters.ts'

const SEED = 5

/** Of ten who have brought a book back so many give it each number of stars. */
const STARS = [5, 5, 5, 4, 4, 4, 4, 3, 3, 2]
/** Every third reader who has had a book votes. */
const VOTERS = 1 / 3

interface Said {
  /** Code of the reader's library, and which of its readers. */
  from: readonly [code: string, reader: number]
  /** Code of the library asked. */
  to: string
  /** The book, volume included; one that the library asked holds. */
  title: string
  hoursAgo: number
  question: string
  answer?: string
}

const [bupt, buaa, bfsu, bnu] = ['211130', '211060', '211360', '211110']

/** What readers have asked about books, the first of them the reader of the demonstration's door. */
// biome-ignore format: a table
const SAID: readonly Said[] = [
  { from: [bupt, 0], to: bupt, title: '数学分析 上册', hoursAgo: 73, question: '下册馆里还会再购入吗？', answer: '已列入本季度补购书单，预计下月到馆；急用可先申请馆际互借。' },
  { from: [bupt, 0], to: buaa, title: '深入理解计算机系统', hoursAgo: 25, question: '这本有附带的实验资料吗？' },
  { from: [bupt, 1], to: bupt, title: '说文解字注', hoursAgo: 24, question: '馆藏地可以自己进去取吗，还是要填索书单？' },
  { from: [bupt, 2], to: bupt, title: '深入理解Java虚拟机', hoursAgo: 20, question: '这个版本和课程指定的第三版差别大吗？' },
  { from: [bfsu, 0], to: buaa, title: '俄国文学史', hoursAgo: 50, question: '想确认书后是不是带人名索引。', answer: '带，书末有人名索引和作品索引。' },
  { from: [bnu, 1], to: buaa, title: '中国植被', hoursAgo: 49, question: '有随书的植被图吗？寄送时能一起吗？', answer: '有折叠图一幅，夹在封底，会一起寄送。' },
  { from: [bnu, 0], to: buaa, title: '中医诊断学', hoursAgo: 19, question: '第一章可以复印吗？只需要前 20 页。' },
  { from: [bupt, 3], to: bupt, title: '诗经注析', hoursAgo: 98, question: '书目里的作者名好像录错了一个字。', answer: '已改正，谢谢指出。' },
  { from: [bfsu, 1], to: bupt, title: 'The UNIX programming environment', hoursAgo: 1, question: 'Is the accompanying code still available anywhere?' },
]

interface Setting {
  people: People
  ids: Map<string, number>
  stock: readonly Stock[]
}

/** Writes what readers have asked libraries about books, and what was answered; each is told. */
export async function loadEnquiries(house: House, { people, ids, stock }: Setting): Promise<void> {
  for (const { from, to, title, hoursAgo, ...said } of SAID) {
    const asked = ids.get(to)!
    const { actor } = people.readers.get(ids.get(from[0])!)![from[1]]!
    const about = stock.find((work) => work.title === title && work.barcodes.has(asked))!
    const at = house.clock.now().subtract({ hours: hoursAgo })
    const id = await asActor(house.db, actor, (tx) =>
      writeEnquiry(tx, {
        recordId: about.id,
        recordTitle: about.title,
        readerId: actor.readerId,
        readerLibraryId: actor.libraryId,
        libraryId: asked,
        question: said.question,
        at,
      }),
    )
    await tell(house, [{ payload: { kind: 'enquiryAsked', enquiryId: id }, at }])
    if (said.answer)
      await answerOne(house, people, { id, libraryId: asked, answer: said.answer, at })
  }
}

async function answerOne(
  house: House,
  people: People,
  given: { id: number; libraryId: number; answer: string; at: Temporal.Instant },
): Promise<void> {
  const librarian = people.staff.get(given.libraryId)![0]!
  const at = given.at.add({ hours: 2 })
  const answered = { answer: given.answer, at, by: librarian.accountId }
  await asActor(house.db, librarian, (tx) => writeAnswer(tx, given.id, answered))
  await tell(house, [{ payload: { kind: 'enquiryAnswered', enquiryId: given.id }, at }])
}

/** Votes of readers who have brought books back. */
export const loadVotes = (house: House): Promise<void> =>
  asActor(house.db, system, async (tx) => {
    const random = seededRandom(SEED)
    const votes = (await broughtBack(tx))
      .filter(() => random.chance(VOTERS))
      .map((had) => ({ ...had, stars: random.pick(STARS) }))
    await sql`
      insert into rating (record_id, reader_id, stars, rated_at)
      select record_id, reader_id, stars, ended_at
      from jsonb_to_recordset(${JSON.stringify(votes)}::jsonb)
        as vote(record_id int, reader_id int, stars int, ended_at timestamptz)`.execute(tx)
    await recountVotes(
      tx,
      votes.map(({ record_id }) => record_id),
    )
  })

async function broughtBack(tx: Tx) {
  const { rows } = await sql<{ record_id: number; reader_id: number; ended_at: Temporal.Instant }>`
    select record_id, reader_id, max(ended_at) as ended_at from request
    where state = 'completed' and record_id is not null
    group by record_id, reader_id order by record_id, reader_id`.execute(tx)
  return rows
}
