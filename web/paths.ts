/** Every address a page links to, in one place. */
export const paths = {
  home: '/',
  search: '/search',
  arrivalsFeed: (query: string) => `/feeds/arrivals${query && `?${query}`}`,
  record: (id: number) => `/records/${id}`,
  articles: (q: string, page = 1) =>
    q
      ? `/articles?${new URLSearchParams({ q, ...(page > 1 && { page: String(page) }) })}`
      : '/articles',
  issue: (id: number, page = 1) => `/issues/${id}${page > 1 ? `?page=${page}` : ''}`,
  ask: '/requests/new',
  askForPart: (recordId: number, part: 'issue' | 'article', id: number) =>
    `/requests/new?record=${recordId}&${part}=${id}`,
  askFor: (recordIds: number[]) => `/requests/new?records=${recordIds.join(',')}`,
  my: '/my',
  requests: '/requests',
  request: (id: number) => `/requests/${id}`,
  account: '/account',
  accountTab: (tab: string) => (tab === 'charges' ? '/account' : `/account?tab=${tab}`),
  accountOf: (number: string) => `/account?tab=costs&q=${encodeURIComponent(number)}`,
  receipt: (id: number) => `/account/receipts/${id}`,
  fees: '/fees',
  accountSummary: '/account?tab=summary',
  accountFines: '/account?tab=fines',
  messages: '/messages',
  profile: '/profile',
  password: '/profile?tab=password',
  signIn: '/sign-in',
  signInFor: (next: string) => `/sign-in?next=${encodeURIComponent(next)}`,
  register: '/register',
  registerAt: (libraryCode: string) => `/register?library=${libraryCode}`,
  libraries: '/libraries',
  map: '/libraries#map',
  news: '/news',
  newsItem: (id: number) => `/news/${id}`,
  standing: (name: string) => `/pages/${name}`,
  desk: '/desk',
  deskQueue: (queue: string, id?: number) =>
    `/desk?queue=${encodeURIComponent(queue)}${id ? `&chosen=${id}` : ''}`,
  registrations: '/desk/registrations',
  enquiries: '/desk/enquiries',
  deskQuery: '/desk/query',
  counter: '/desk/counter',
  counterOf: (readerId: number) => `/desk/counter?reader=${readerId}`,
  counterFind: (q: string) => `/desk/counter?q=${encodeURIComponent(q)}`,
  counterReceipt: (id: number) => `/desk/counter/receipts/${id}`,
  closing: '/desk/counter/closing',
  closingSlip: (id: number) => `/desk/counter/closings/${id}`,
  slips: '/desk/slips',
  deskElectronic: '/desk/electronic',
  centre: '/centre',
  centreLinks: '/centre/links',
  centreWaivers: '/centre/waivers',
  centrePrices: '/centre/prices',
  recordsAs: (format: string, ids: readonly number[]) =>
    `/api/records/export?format=${format}&ids=${ids.join(',')}`,
  marcDownload: '/api/records/marc',
  recordAsk: (id: number) => `/records/${id}#ask`,
  sources: '/centre/sources',
  source: (id: number) => `/centre/sources/${id}`,
  harvest: (id: number) => `/centre/sources/harvests/${id}`,
  harvestRejects: (id: number, form: 'csv' | 'mrc') => `/api/harvests/${id}/rejects.${form}`,
  ledger: (on = '', kind = '') => withQuery('/centre/ledger', { on, kind }),
  ledgerPostings: (question: Record<string, string | number> = {}) =>
    withQuery('/centre/ledger/postings', question),
  ledgerTable: (on: string) => `/api/trial-balance.csv?on=${on}`,
  targets: '/centre/targets',
  target: (id: number) => `/centre/targets/${id}`,
  language: (to: 'zh' | 'en', back: string) =>
    `/language?to=${to}&back=${encodeURIComponent(back)}`,
} as const

/** An address with those of its query's parts that say something. */
function withQuery(path: string, parts: Record<string, string | number>): string {
  const query = new URLSearchParams(
    Object.entries(parts).flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]])),
  )
  return query.size > 0 ? `${path}?${query}` : path
}
