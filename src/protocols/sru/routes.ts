import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Facet } from '../../catalogue/search/catalogue-search.ts'
import { resolve } from '../../policy/resolve.ts'
import { rulesInForce } from '../../policy/store.ts'
import { visitor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import { asActor, type Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import type { Room } from '../../shared/room.ts'
import { cqlTerm } from '../../wire/cql/write.ts'
import { parametersOf, readForms } from '../form.ts'
import { explainXml } from './explain.ts'
import { type Asked, askedBy, type Frame, type Search } from './parameters.ts'
import { questionOf } from './question.ts'
import { scanned } from './scan.ts'
import { type Found, findPart, recordsInAll } from './search-store.ts'
import {
  diagnosticsXml,
  type FoundXml,
  foundXml,
  recordXml,
  sruDocument,
  termsXml,
} from './write.ts'

/** Our catalogue for other systems, SRU 1.1, 1.2 and 2.0: public records only, for everybody. */
export const sruRoutes: Room = (house) => async (app) => {
  readForms(app)
  const config = { access: ['visitor' as const], perMinute: 300 }
  const schema = { hide: true }
  const answering = (request: FastifyRequest, reply: FastifyReply) => answer(house, request, reply)
  app.get('/sru', { config, schema }, answering)
  app.post('/sru', { config, schema }, answering)
}

async function answer(house: House, request: FastifyRequest, reply: FastifyReply) {
  const asked = askedBy(parametersOf(request))
  const frame = frameOf(asked)
  reply.header('content-type', 'text/xml; charset=utf-8')
  const content =
    asked.is === 'objection'
      ? refusedXml(asked, await describedFor(house, asked.frame))
      : await asActor(house.db, visitor, (tx) => contentOf(tx, house, asked))
  return sruDocument(frame, content)
}

const frameOf = (asked: Asked): Frame =>
  asked.is === 'search' ? asked.search : asked.is === 'scan' ? asked.scan : asked.frame

/** An explain has a record in any case (explainResponse); every other refusal is a diagnostic alone. */
const refusedXml = (
  { frame, diagnostic }: Extract<Asked, { is: 'objection' }>,
  explained: string,
) =>
  (frame.operation === 'searchRetrieve' ? '<numberOfRecords>0</numberOfRecords>' : explained) +
  diagnosticsXml(diagnostic, frame)

const describedFor = (house: House, frame: Frame): Promise<string> =>
  frame.operation === 'explain'
    ? asActor(house.db, visitor, (tx) => explained(tx, house, frame))
    : Promise.resolve('')

async function explained(tx: Tx, { installation, publicUrl, clock }: House, frame: Frame) {
  const records = await recordsInAll(tx)
  const recordsPerAnswerMax = await answerLimit(tx, dayOf(clock.now()))
  const { nameZh, nameEn } = installation
  return explainXml({ publicUrl, nameZh, nameEn, records, recordsPerAnswerMax }, frame)
}

/** The rule: what one answer holds at most. */
async function answerLimit(tx: Tx, on: Temporal.PlainDate): Promise<number> {
  const rules = await rulesInForce(tx, 'loan', on)
  return resolve(rules, { service: 'loan', on, circumstances: {} }).recordsPerAnswerMax.value
}

async function contentOf(
  tx: Tx,
  house: House,
  asked: Exclude<Asked, { is: 'objection' }>,
): Promise<string> {
  if (asked.is === 'explain') return explained(tx, house, asked.frame)
  if (asked.is === 'search') return searchXml(tx, house, asked.search)
  const terms = await scanned(tx, asked.scan)
  return terms.ok ? termsXml(terms.value) : diagnosticsXml(terms.diagnostic, asked.scan)
}

/** Where the other side leaves it open. */
const recordsUsually = 10

async function searchXml(tx: Tx, house: House, search: Search): Promise<string> {
  const nothing = { total: 0, approximate: false, records: [], next: null, facets: [] }
  const question = questionOf(search.query, search.sortKeys)
  if (!question.ok) return foundXml({ ...nothing, diagnostic: question.diagnostic }, search)
  const on = dayOf(house.clock.now())
  const { startRecord } = search
  const count = Math.min(search.maximumRecords ?? recordsUsually, await answerLimit(tx, on))
  const facets = search.facetLimit !== null
  const copies = search.schema === 'opac'
  const found = await findPart(tx, question.value, { startRecord, count, facets, copies, on })
  const beyond = startRecord > found.total && startRecord > 1
  const next = startRecord + found.records.length
  return foundXml(
    {
      ...found,
      records: found.records.map((record, at) => {
        const address = `${house.publicUrl}/records/${record.id}`
        return recordXml(
          { record, position: startRecord + at, schema: search.schema, address },
          search,
        )
      }),
      next: found.records.length > 0 && next <= found.total ? next : null,
      diagnostic: beyond ? { code: 61, details: `${startRecord}` } : null,
      facets: facetsOf(found, search.facetLimit),
    },
    search,
  )
}

/** The index by which each facet's value can be asked for. */
const facetIndexes: Record<Facet, string> = {
  year: 'dc.date',
  materialType: 'dc.type',
  language: 'dc.language',
  clc: 'hutong.clc',
}

function facetsOf({ facets }: Found, limit: number | null): FoundXml['facets'] {
  if (!facets || limit === null) return []
  return (Object.keys(facetIndexes) as Facet[])
    .map((facet) => ({
      index: facetIndexes[facet],
      terms: facets[facet].slice(0, limit).map(({ value, count }) => ({
        term: value,
        query: `${facetIndexes[facet]} = ${cqlTerm(value)}`,
        count,
      })),
    }))
    .filter(({ terms }) => terms.length > 0)
}
