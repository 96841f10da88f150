import type { ViewsOf } from '../views.ts'

export const readerViews = {
  'reader/ask': () => import('./ask.tsx'),
  'reader/my': () => import('./my.tsx'),
  'reader/requests': () => import('./requests.tsx'),
  'reader/request': () => import('./request.tsx'),
  'reader/account': () => import('./account.tsx'),
  'reader/messages': () => import('./messages.tsx'),
  'reader/profile': () => import('./profile.tsx'),
} satisfies ViewsOf<'reader'>
