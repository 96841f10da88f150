import type { ViewsOf } from '../views.ts'

export const readerViews = {
  'reader/record': () => import('./record.tsx'),
  'reader/articles': () => import('./articles.tsx'),
  'reader/issue': () => import('./issue.tsx'),
  'reader/register': () => import('./register.tsx'),
  'reader/search': () => import('./search.tsx'),
  'reader/sign-in': () => import('./sign-in.tsx'),
  'reader/ask': () => import('./ask.tsx'),
  'reader/my': () => import('./my.tsx'),
  'reader/requests': () => import('./requests.tsx'),
  'reader/request': () => import('./request.tsx'),
  'reader/account': () => import('./account.tsx'),
  'reader/messages': () => import('./messages.tsx'),
  'reader/profile': () => import('./profile.tsx'),
} satisfies ViewsOf<'reader'>
