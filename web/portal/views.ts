import type { ViewsOf } from '../views.ts'

export const portalViews = {
  'portal/problem': () => import('./problem.tsx'),
} satisfies ViewsOf<'portal'>
