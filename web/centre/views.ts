import type { ViewsOf } from '../views.ts'

export const centreViews = {
  'centre/overview': () => import('./overview.tsx'),
  'centre/links': () => import('./links.tsx'),
} satisfies ViewsOf<'centre'>
