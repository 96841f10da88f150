import type { FastifyReply, FastifyRequest } from 'fastify'
import { visitor } from '../../shared/actor.ts'
import { asActor, type Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import type { Room } from '../../shared/room.ts'
import { parametersOf, readForms } from '../form.ts'
import { type PublicRecord, publicRecords } from '../record-store.ts'
import {
  earliestChange,
  itemById,
  type ListedItem,
  listedItems,
  setsOfLibraries,
} from './oai-store.ts'
import { type OaiError, type Question, questionIn } from './question.ts'
import { type Token, writeToken } from './token.ts'
import {
  errorsXml,
  formatsXml,
  headerXml,
  identifyXml,
  idIn,
  metadataXml,
  oaiDocument,
  type Repository,
  setsXml,
} from './write.ts'

/** Records on a page of a list: a page stays below a megabyte. */
const perPage = 100

/** Our catalogue for harvesters, OAI-PMH 2.0: public records only, for everybody. */
export const oaiRoutes: Room = (house) => async (app) => {
  readForms(app)
  const config = { access: ['visitor' as const], perMinute: 120 }
  const schema = { hide: true }
  const answering = (request: FastifyRequest, reply: FastifyReply) => answer(house, request, reply)
  app.get('/oai', { config, schema }, answering)
  app.post('/oai', { config, schema }, answering)
}

async function answer(house: House, request: FastifyRequest, reply: FastifyReply) {
  const parameters = parametersOf(request)
  const repository = { name: house.installation.nameZh, publicUrl: house.publicUrl }
  const at = house.clock.now()
  const question = questionIn(parameters)
  const content = Array.isArray(question)
    ? question
    : await asActor(house.db, visitor, (tx) => contentOf(tx, { question, repository, at }))
  const understood = !Array.isArray(content)
  const repeatable =
    understood || !content.some(({ code }) => code === 'badVerb' || code === 'badArgument')
  reply.header('content-type', 'text/xml; charset=utf-8')
  return oaiDocument(
    repository,
    { at, asked: repeatable ? parameters : null },
    understood ? content : errorsXml(content),
  )
}

interface Asked {
  question: Question
  repository: Repository
  at: Temporal.Instant
}

type Content = string | OaiError[]

async function contentOf(tx: Tx, { question, repository, at }: Asked): Promise<Content> {
  switch (question.verb) {
    case 'Identify':
      return identifyXml(repository, (await earliestChange(tx)) ?? at)
    case 'ListMetadataFormats': {
      const { identifier } = question
      return identifier === null || (await itemOf(tx, repository, identifier))
        ? formatsXml()
        : [noSuchRecord]
    }
    case 'ListSets':
      return setsXml((await setsOfLibraries(tx)).map(({ code, name_zh: name }) => ({ code, name })))
    case 'GetRecord': {
      const item = await itemOf(tx, repository, question.identifier)
      if (!item) return [noSuchRecord]
      const [record] = await publicRecords(tx, [item.id], null)
      return `<GetRecord>${itemXml(repository, { item, record }, question.prefix)}</GetRecord>`
    }
    default:
      return listOf(tx, repository, question)
  }
}

const noSuchRecord: OaiError = { code: 'idDoesNotExist', message: 'no record of ours' }

async function itemOf(tx: Tx, repository: Repository, identifier: string) {
  const id = idIn(repository, identifier)
  return id === null ? null : itemById(tx, id)
}

type ListQuestion = Extract<Question, { list: Token }>

async function listOf(
  tx: Tx,
  repository: Repository,
  { verb, list }: ListQuestion,
): Promise<Content> {
  const sets = list.set === null ? [] : await setsOfLibraries(tx)
  const library = sets.find(({ code }) => `library:${code}` === list.set)
  if (list.set !== null && !library)
    return [{ code: 'badArgument', message: 'set is no set of ours' }]
  const libraryId = library?.id ?? null
  const items = await listedItems(tx, { list, libraryId, count: perPage + 1 })
  if (items.length === 0 && list.after === null)
    return [{ code: 'noRecordsMatch', message: 'nothing was changed there' }]
  const page = items.slice(0, perPage)
  const ids = page.filter(({ isDeleted }) => !isDeleted).map(({ id }) => id)
  const records = new Map(
    (await publicRecords(tx, ids, libraryId)).map((record) => [record.id, record]),
  )
  const entries = page.map((item) => {
    const record = records.get(item.id)
    return verb === 'ListRecords'
      ? itemXml(repository, { item, record }, list.prefix)
      : headerXml(repository, item, record?.libraryCodes ?? [])
  })
  return `<${verb}>${entries.join('\n')}${tokenXml(list, page, items.length > perPage)}</${verb}>`
}

/** The token of the next page; the last page of several carries an empty one, a single page none (§3.5). */
function tokenXml(list: Token, page: readonly ListedItem[], more: boolean): string {
  const last = page.at(-1)
  if (!more || !last) return list.after === null ? '' : '<resumptionToken/>'
  const after = { at: last.at.toString(), id: last.id }
  const token = writeToken({ ...list, after, shown: list.shown + page.length })
  return `<resumptionToken cursor="${list.shown}">${token}</resumptionToken>`
}

function itemXml(
  repository: Repository,
  { item, record }: { item: ListedItem; record: PublicRecord | undefined },
  prefix: Token['prefix'],
): string {
  const header = headerXml(repository, item, item.isDeleted ? [] : (record?.libraryCodes ?? []))
  const metadata = item.isDeleted || !record ? '' : metadataXml(repository, record, prefix)
  return `<record>${header}${metadata}</record>`
}
