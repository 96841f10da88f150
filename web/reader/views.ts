import type { ViewsOf } from '../views.ts'

export const readerViews = {
  'reader/record': () => import('./record.tsx'),
  'reader/register': () => import('./register.tsx'),
  'reader/search': () => import('./search.tsx'),
  'reader/sign-in': () => import('./sign-in.tsx'),
} satisfies ViewsOf<'reader'>
