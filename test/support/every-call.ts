import { aBook } from './consortium.ts'
import { password } from './people.ts'
import { sealedBook } from './targets.ts'
import type { WholeHouse } from './whole-house.ts'

/** A call that would succeed for the right person. */
export interface Call {
  url: string
  payload?: Record<string, unknown>
}

const registration = (login: string) => ({
  libraryCode: '211130',
  copyrightVersion: 2,
  login,
  name: '新同学',
  documentType: 'campusCard',
  documentNumber: '2026000777',
  readerType: 'master',
  password,
  passwordAgain: password,
  phone: '010-0000-0009',
  email: `${login}@reader.example`,
})

const link = {
  label: { zh: '别处', en: 'Elsewhere' },
  template: 'https://elsewhere.example/?q={isbn}',
  position: 70,
}

const submission = {
  books: [aBook({ title: '丁' })],
  deliveryMethod: 'logistics',
  recipientName: '林同学',
  recipientEmail: 'lin@reader.example',
}

const sourceForm = {
  name: { zh: '北航馆藏', en: '' },
  address: '',
  isHarvested: true,
  harvestEveryMinutes: 1440,
  isSearchedLive: false,
  isAskedForAvailability: false,
  profile: {},
}

/** For every route a call that fits it; a route that is not here fails the tests that are made from the table. */
export function everyCall(world: WholeHouse): Record<string, Call> {
  const { notice, news, source, file, run } = world
  const request = world.requests[0]
  const { money } = world
  const reader = world.reader.readerId
  return {
    'GET /api/openapi.json': { url: '/api/openapi.json' },
    'GET /api/articles': { url: '/api/articles?q=x' },
    'GET /api/issues/:id': { url: '/api/issues/1' },
    'GET /issues/:id': { url: '/issues/1' },
    'GET /api/electronic-databases': { url: '/api/electronic-databases' },
    'POST /api/electronic-databases': {
      url: '/api/electronic-databases',
      payload: { name: 'CNKI', file: '刊名,ISSN\n情报学报,1000-0135' },
    },
    'DELETE /api/electronic-databases/:id': { url: `/api/electronic-databases/${world.database}` },
    'POST /api/contents': {
      url: '/api/contents',
      payload: { file: 'ISSN,年,题名\n1000-0135,2019,馆际互借' },
    },
    'GET /api/libraries': { url: '/api/libraries' },
    'GET /api/libraries/:code': { url: '/api/libraries/211060' },
    'POST /api/sign-in': { url: '/api/sign-in', payload: { login: 'lin', password } },
    'POST /api/demonstration/sign-in': {
      url: '/api/demonstration/sign-in',
      payload: { login: 'by01' },
    },
    'GET /api/demonstration/doors': { url: '/api/demonstration/doors' },
    'POST /api/sign-out': { url: '/api/sign-out' },
    'GET /api/me': { url: '/api/me' },
    'POST /api/password': {
      url: '/api/password',
      payload: { oldPassword: password, password, passwordAgain: password },
    },
    'GET /language': { url: '/language?to=zh&back=/my' },
    'GET /api/copyright-notice': { url: '/api/copyright-notice' },
    'POST /api/registrations': { url: '/api/registrations', payload: registration('newcomer') },
    'POST /api/registrations/refused': {
      url: '/api/registrations/refused',
      payload: { login: 'refused', password },
    },
    'POST /api/registrations/again': {
      url: '/api/registrations/again',
      payload: registration('refused'),
    },
    'GET /api/registrations': { url: '/api/registrations' },
    'POST /api/registrations/:readerId/review': {
      url: `/api/registrations/${world.applicant.readerId}/review`,
      payload: { decision: 'approve' },
    },
    'GET /api/profile': { url: '/api/profile' },
    'PUT /api/profile': {
      url: '/api/profile',
      payload: { name: '改名', phone: '010-0000-0008', email: 'changed@reader.example' },
    },
    'GET /api/account-log': { url: '/api/account-log' },
    'GET /api/account-log.csv': { url: '/api/account-log.csv?tab=fines' },
    'GET /api/payment-log': { url: '/api/payment-log' },
    'GET /api/request-costs': { url: '/api/request-costs' },
    'GET /api/receipts': { url: '/api/receipts' },
    'GET /api/receipts/:id': { url: '/api/receipts/1' },
    'GET /api/fines': { url: '/api/fines' },
    'GET /api/standing': { url: '/api/standing' },
    'GET /api/counter/readers': { url: '/api/counter/readers?q=lin' },
    'GET /api/counter/readers/:id': { url: `/api/counter/readers/${reader}` },
    'POST /api/counter/readers/:id/receipts': {
      url: `/api/counter/readers/${reader}/receipts`,
      payload: { charges: [], depositFen: 100, method: 'card' },
    },
    'POST /api/counter/readers/:id/deposit-refunds': {
      url: `/api/counter/readers/${reader}/deposit-refunds`,
      payload: { amountFen: 100, method: 'card' },
    },
    'POST /api/counter/charges/:id/offset': {
      url: `/api/counter/charges/${money.charge}/offset`,
      payload: { amountFen: 100 },
    },
    'POST /api/counter/charges/:id/take-back': {
      url: `/api/counter/charges/${money.mistaken}/take-back`,
      payload: { reason: '记错了' },
    },
    'POST /api/counter/receipts/:id/take-back': {
      url: `/api/counter/receipts/${money.receipt}/take-back`,
      payload: { reason: '收错了' },
    },
    'POST /api/counter/charges/:id/waivers': {
      url: `/api/counter/charges/${money.charge}/waivers`,
      payload: { amountFen: 100, reason: '住院' },
    },
    'POST /api/counter/waivers/:id/decision': {
      url: `/api/counter/waivers/${money.waiver}/decision`,
      payload: { decision: 'decline' },
    },
    'POST /api/counter/closings': {
      url: '/api/counter/closings',
      payload: { position: 2, expectedFen: 500, countedFen: 500, bankedFen: 0 },
    },
    'GET /desk/counter': { url: `/desk/counter?reader=${reader}` },
    'GET /desk/counter/receipts/:id': { url: `/desk/counter/receipts/${money.receipt}` },
    'GET /desk/counter/closings/:id': { url: `/desk/counter/closings/${money.closing}` },
    'GET /api/notices': { url: '/api/notices?limit=100' },
    'POST /api/notices/:id/read': { url: `/api/notices/${notice}/read` },
    'POST /api/notices/read-all': { url: '/api/notices/read-all' },
    'GET /api/mailbox': { url: '/api/mailbox' },
    'POST /api/requests/preview': { url: '/api/requests/preview', payload: submission },
    'POST /api/requests': { url: '/api/requests', payload: submission },
    'GET /api/requests': { url: '/api/requests?limit=100' },
    'GET /api/requests/:id': { url: `/api/requests/${request}` },
    'POST /api/requests/:id/actions': {
      url: `/api/requests/${request}/actions`,
      payload: { action: 'cancel' },
    },
    'GET /api/quota': { url: '/api/quota' },
    'GET /api/desk': { url: '/api/desk' },
    'GET /api/desk/queues/:name': { url: '/api/desk/queues/newRequests' },
    'POST /api/desk/scan': { url: '/api/desk/scan', payload: { code: 'lin-1' } },
    'GET /api/news': { url: '/api/news' },
    'GET /api/news/:id': { url: `/api/news/${news}` },
    'POST /api/news': {
      url: '/api/news',
      payload: { title: { zh: '通知' }, body: { zh: '正文' } },
    },
    'GET /api/prices': { url: '/api/prices' },
    'POST /api/free-periods/:id/extensions': {
      url: '/api/free-periods/R21/extensions',
      payload: { until: '2028-06-30', notice: { title: { zh: '通知' }, body: { zh: '正文' } } },
    },
    'POST /api/free-periods/:id/withdrawal': {
      url: '/api/free-periods/R21-2/withdrawal',
      payload: { title: { zh: '通知' }, body: { zh: '正文' } },
    },
    'GET /api/figures': { url: '/api/figures' },
    'GET /api/search': { url: '/api/search?q=Java&libraries=211060' },
    'GET /api/records/:id/editions': { url: `/api/records/${world.record}/editions` },
    'GET /api/records/:id': { url: `/api/records/${world.record}` },
    'GET /api/records/:id/beside': { url: `/api/records/${world.record}/beside` },
    'PUT /api/records/:id/rating': {
      url: `/api/records/${world.record}/rating`,
      payload: { stars: 4 },
    },
    'POST /api/records/:id/enquiries': {
      url: `/api/records/${world.record}/enquiries`,
      payload: { libraryCode: '211130', question: '第二册在架吗？' },
    },
    'GET /api/enquiries': { url: '/api/enquiries' },
    'POST /api/enquiries/:id/answer': {
      url: `/api/enquiries/${world.enquiry}/answer`,
      payload: { answer: '在架。' },
    },
    'GET /api/records/export': { url: `/api/records/export?ids=${world.record}&format=ris` },
    'GET /api/records/marc': { url: `/api/records/marc?ids=${world.record}&form=utf8` },
    'GET /api/related-links': { url: '/api/related-links' },
    'POST /api/related-links': { url: '/api/related-links', payload: link },
    'PUT /api/related-links/:id': { url: '/api/related-links/1', payload: link },
    'POST /api/related-links/:id/end': { url: '/api/related-links/2/end' },
    'POST /api/records/:id/split': {
      url: `/api/records/${world.merging.record}/split`,
      payload: { sourceIds: [world.merging.source] },
    },
    'POST /api/records/:id/merge': {
      url: `/api/records/${world.merging.record}/merge`,
      payload: { otherRecordId: world.merging.other },
    },
    'POST /api/merge-decisions/:id/undo': {
      url: `/api/merge-decisions/${world.merging.decision}/undo`,
      payload: { why: '' },
    },
    'GET /records/:id': { url: `/records/${world.record}` },
    'GET /api/search/live': { url: '/api/search/live?q=Java&libraries=211060' },
    'POST /api/search/live/records': {
      url: '/api/search/live/records',
      payload: { sealed: sealedBook(world, '罪与罚') },
    },
    'GET /api/records/:id/copies': { url: `/api/records/${world.record}/copies` },
    'POST /api/targets/:id/test': {
      url: `/api/targets/${world.target}/test`,
      payload: { q: 'Java' },
    },
    'POST /api/targets/:id/ways': {
      url: `/api/targets/${world.target}/ways`,
      payload: { q: 'Java' },
    },
    'PUT /api/targets/:id/ways': {
      url: `/api/targets/${world.target}/ways`,
      payload: { ways: { title: ['1=4'] } },
    },
    'POST /api/targets/:id/try-again': {
      url: `/api/targets/${world.target}/try-again`,
    },
    'GET /api/trial-balance/postings': { url: '/api/trial-balance/postings?kind=centrePays' },
    'GET /centre/targets/:id': { url: `/centre/targets/${world.target}` },
    'GET /search': { url: '/search?q=Java&libraries=211060' },
    'GET /requests/new': { url: `/requests/new?record=${world.record}` },
    'POST /api/sources': {
      url: '/api/sources',
      payload: { libraryCode: '211060', protocol: 'file', name: { zh: '另一个', en: '' } },
    },
    'PUT /api/sources/:id': { url: `/api/sources/${source}`, payload: sourceForm },
    'POST /api/sources/:id/approve-address': { url: `/api/sources/${source}/approve-address` },
    'POST /api/sources/preview': {
      url: '/api/sources/preview',
      payload: { profile: {}, record: '<record/>', encoding: 'text' },
    },
    'POST /api/sources/:id/harvest': {
      url: `/api/sources/${source}/harvest`,
      payload: { scope: 'full' },
    },
    'POST /api/sources/:id/files': {
      url: `/api/sources/${source}/files`,
      payload: { name: 'a.mrc', sizeBytes: 10 },
    },
    'PUT /api/sources/:id/files/:fileId/pieces/:position': {
      url: `/api/sources/${source}/files/${file}/pieces/0`,
    },
    'POST /api/sources/:id/remove': { url: `/api/sources/${source}/remove` },
    'POST /api/harvests/:id/withdraw': { url: `/api/harvests/${run}/withdraw` },
    'GET /api/harvests/:id': { url: `/api/harvests/${run}` },
    'GET /api/harvests/:id/rejects.csv': { url: `/api/harvests/${run}/rejects.csv` },
    'GET /api/harvests/:id/rejects.mrc': { url: `/api/harvests/${run}/rejects.mrc` },
    'POST /api/harvests/:id/stop': { url: `/api/harvests/${run}/stop` },
    'POST /api/harvests/:id/continue': { url: `/api/harvests/${run}/continue` },
    'GET /centre/sources/:id': { url: `/centre/sources/${source}` },
    'GET /centre/sources/harvests/:id': { url: `/centre/sources/harvests/${run}` },
    // Their bodies are forms, and what is wrong in one is said in XML: test/protocols.
    'POST /oai': { url: '/oai?verb=Identify' },
    'POST /sru': { url: '/sru?query=x' },
    'GET /api/docs/static/*': { url: '/api/docs/static/swagger-ui.css' },
    'GET /assets/*': { url: '/assets/whole-house.ts' },
    'GET /news/:id': { url: `/news/${news}` },
    'GET /account/receipts/:id': { url: '/account/receipts/1' },
    'GET /pages/:name': { url: '/pages/rules' },
    'GET /requests/:id': { url: `/requests/${request}` },
    'GET /desk/slips': { url: `/desk/slips?ids=${world.requests}&kind=pick` },
    'GET /desk': { url: `/desk?queue=newRequests&chosen=${request}` },
  }
}

/** The call of a route; what has no parameter is its own address. */
export function callOf(world: WholeHouse, route: { method: string; url: string }): Call {
  const named = everyCall(world)[`${route.method} ${route.url}`]
  if (named) return named
  if (route.method === 'GET' && !/[:*]/.test(route.url)) return { url: route.url }
  throw new Error(`no call stands in every-call.ts for ${route.method} ${route.url}`)
}
