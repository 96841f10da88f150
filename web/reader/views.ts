import type { ViewsOf } from '../views.ts'

export const readerViews = {
  'reader/record': () => import('./record/record.tsx'),
  'reader/articles': () => import('./serials/articles.tsx'),
  'reader/issue': () => import('./serials/issue.tsx'),
  'reader/register': () => import('./registration/register.tsx'),
  'reader/search': () => import('./search/search.tsx'),
  'reader/sign-in': () => import('./signin/sign-in.tsx'),
  'reader/ask': () => import('./asking/ask.tsx'),
  'reader/my': () => import('./my/my.tsx'),
  'reader/requests': () => import('./requests/requests.tsx'),
  'reader/request': () => import('./requests/request.tsx'),
  'reader/account': () => import('./account/account.tsx'),
  'reader/receipt': () => import('./account/receipt.tsx'),
  'reader/messages': () => import('./my/messages.tsx'),
  'reader/profile': () => import('./my/profile.tsx'),
} satisfies ViewsOf<'reader'>
