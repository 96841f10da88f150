/** Every address a page links to, in one place. */
export const paths = {
  home: '/',
  search: '/search',
  record: (id: number) => `/records/${id}`,
  articles: (q: string, page = 1) =>
    q
      ? `/articles?${new URLSearchParams({ q, ...(page > 1 && { page: String(page) }) })}`
      : '/articles',
  issue: (id: number) => `/issues/${id}`,
  ask: '/requests/new',
  askForPart: (recordId: number, part: 'issue' | 'article', id: number) =>
    `/requests/new?record=${recordId}&${part}=${id}`,
  askFor: (recordIds: number[]) => `/requests/new?records=${recordIds.join(',')}`,
  my: '/my',
  requests: '/requests',
  request: (id: number) => `/requests/${id}`,
  account: '/account',
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
  deskQuery: '/desk/query',
  slips: '/desk/slips',
  deskElectronic: '/desk/electronic',
  centre: '/centre',
  targets: '/centre/targets',
  target: (id: number) => `/centre/targets/${id}`,
  language: (to: 'zh' | 'en', back: string) =>
    `/language?to=${to}&back=${encodeURIComponent(back)}`,
} as const
