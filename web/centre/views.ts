import type { ViewsOf } from '../views.ts'

export const centreViews = {
  'centre/overview': () => import('./overview.tsx'),
  'centre/targets': () => import('./targets.tsx'),
  'centre/target': () => import('./target.tsx'),
} satisfies ViewsOf<'centre'>
