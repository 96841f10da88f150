import type { ViewsOf } from '../views.ts'

export const centreViews = {
  'centre/harvest': () => import('./sources/harvest.tsx'),
  'centre/overview': () => import('./overview/overview.tsx'),
  'centre/ledger': () => import('./ledger/ledger.tsx'),
  'centre/postings': () => import('./ledger/postings.tsx'),
  'centre/links': () => import('./links/links.tsx'),
  'centre/prices': () => import('./prices/prices.tsx'),
  'centre/source': () => import('./sources/source.tsx'),
  'centre/sources': () => import('./sources/sources.tsx'),
  'centre/targets': () => import('./targets/targets.tsx'),
  'centre/waivers': () => import('./waivers/waivers.tsx'),
  'centre/target': () => import('./targets/target.tsx'),
} satisfies ViewsOf<'centre'>
