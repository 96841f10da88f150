import type { ViewsOf } from '../views.ts'

export const centreViews = {
  'centre/harvest': () => import('./harvest.tsx'),
  'centre/overview': () => import('./overview.tsx'),
  'centre/links': () => import('./links.tsx'),
  'centre/source': () => import('./source.tsx'),
  'centre/sources': () => import('./sources.tsx'),
  'centre/targets': () => import('./targets.tsx'),
  'centre/target': () => import('./target.tsx'),
} satisfies ViewsOf<'centre'>
