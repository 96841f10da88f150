import type { ViewsOf } from '../views.ts'

export const portalViews = {
  'portal/fees': () => import('./fees/fees.tsx'),
  'portal/home': () => import('./home.tsx'),
  'portal/libraries': () => import('./libraries.tsx'),
  'portal/news': () => import('./news.tsx'),
  'portal/page': () => import('./page.tsx'),
  'portal/problem': () => import('./problem.tsx'),
} satisfies ViewsOf<'portal'>
