import type { ViewsOf } from '../views.ts'

export const centreViews = {
  'centre/overview': () => import('./overview.tsx'),
} satisfies ViewsOf<'centre'>
