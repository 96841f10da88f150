import { deskQueues } from '../../src/requests/desk/queues.ts'
import { DEMO_LIBRARIES } from '../demo/libraries.ts'
import type { SeededRandom } from '../demo/random.ts'
import type { Answered, Call } from './http-client.ts'
import type { Book, Cast, Person } from './http-house.ts'
import { road, said } from './http-road.ts'

/** What one client does next, and what is to be known of the answer. */
export interface Errand {
  call: Call
  answered?(answer: Answered): void
}

/** A loan on its road. */
interface Loan {
  id: number
  bookId: number
  reader: Person
  lender: string
  /** Steps of the road already taken. */
  taken: number
}

/** R05. */
const booksPerReader = 3
/** 国图 has rules of its own (R10); readers ask other members here. */
const nationalLibrary = '110001'

/** Everything the clients do, drawn at random: readers and librarians at their pages, one in five a write. */
export function work(cast: Cast, random: SeededRandom) {
  const loans: Loan[] = []
  // Those who have nothing open at first: of the others it is not known which book.
  const askers = cast.readers.filter((person) => person.open === 0)
  const asking = new Map(askers.map((person) => [person, new Set<number>()]))
  const staffOf = Map.groupBy(cast.staff, ({ libraryCode }) => libraryCode)

  const staffAt = (code: string) => random.pick(staffOf.get(code) ?? [])
  const get = (route: string, path: string, { token }: Person): Errand => ({
    call: { route, method: 'GET', path, token },
  })
  const reader = () => random.pick(cast.readers)
  const book = () => random.pick(cast.books)
  const asked = (text: string) => encodeURIComponent(text)

  const reads: (() => Errand)[] = [
    () => get('/my', '/my', reader()),
    () => get('/requests?q=…', `/requests?${filters(random, book())}`, reader()),
    () => get('/records/ID', `/records/${book().id}`, reader()),
    () => get('/search?q=…', `/search?q=${asked(typed(random, book()))}`, reader()),
    () => {
      const queue = random.pick(Object.keys(deskQueues))
      return get('/desk?queue=…', `/desk?queue=${queue}`, random.pick(cast.staff))
    },
  ]

  function write(): Errand {
    const place = random.int(0, loans.length - 1)
    const loan = loans[place]
    // As many begin as end: one of nine writes is a submission, eight are the steps of its road.
    if (!loan || random.chance(1 / (road.length + 1))) return submission() ?? write()
    loans[place] = loans.at(-1)!
    loans.pop()
    return step(loan)
  }

  const post = (route: string, path: string, token: string, body: unknown): Call => {
    return { route, method: 'POST', path, token, body, key: crypto.randomUUID() }
  }

  function submission(): Errand | null {
    const person = random.pick(askers)
    const books = asking.get(person)!
    const wanted = book()
    const lender = random.pick(wanted.lenders)
    const pointless = wanted.holders.includes(person.libraryCode) || lender === nationalLibrary
    if (pointless || books.size >= booksPerReader || books.has(wanted.id)) return null
    books.add(wanted.id)
    return {
      call: post('submit', '/api/requests', person.token, form(wanted, lender, person)),
      answered: ({ text }) => {
        const [{ id, supplier }] = JSON.parse(text).requests
        loans.push({ id, bookId: wanted.id, reader: person, lender: codeOf(supplier.zh), taken: 0 })
      },
    }
  }

  function step(loan: Loan): Errand {
    const [action, side] = road[loan.taken]!
    const { token } = staffAt(side === 'lender' ? loan.lender : loan.reader.libraryCode)
    const body = { action, ...said(action, loan.id) }
    return {
      call: post(action, `/api/requests/${loan.id}/actions`, token, body),
      answered: () => {
        loan.taken++
        if (loan.taken < road.length) loans.push(loan)
        else asking.get(loan.reader)?.delete(loan.bookId)
      },
    }
  }

  return {
    read: () => random.pick(reads)(),
    write,
    submission,
    /** One in five is a write (issue 2). */
    next: () => (random.chance(0.2) ? write() : random.pick(reads)()),
  }
}

/** The library of a name: where the copy of the one that was asked for is out, the next is asked. */
const codeOf = (name: string) => DEMO_LIBRARIES.find(({ nameZh }) => nameZh === name)!.code

/** What people type into the search box: the beginning of a title, an author, a number. */
function typed(random: SeededRandom, { title, author, isbn }: Book): string {
  const start = [...title].slice(0, random.int(2, 6)).join('')
  const [name = ''] = author.split(/[,;，；\s]/)
  return random.pick([start, start, title, name || title, isbn || title])
}

/** 申请单查询: nothing, a part of a title, an author, and sometimes days. */
function filters(random: SeededRandom, { title, author }: Book): string {
  const q = random.pick(['', [...title].slice(0, 2).join(''), [...author].slice(0, 2).join('')])
  const way = random.pick(['any', 'title', 'author'])
  const from = random.pick(['', '', '2025-01-01'])
  return new URLSearchParams({ way, q, from }).toString()
}

const form = (book: Book, lender: string, reader: Person) => ({
  books: [
    {
      recordId: book.id,
      title: book.title,
      author: book.author,
      publishedYear: book.year || '2000',
      callNumber: book.callNumber || '—',
      supplierCode: lender,
    },
  ],
  deliveryMethod: 'logistics',
  recipientName: reader.name,
  recipientEmail: 'reader@reader.example',
})
