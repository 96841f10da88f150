import type { ViewsOf } from '../views.ts'

export const deskViews = {
  'desk/work': () => import('./work.tsx'),
  'desk/registrations': () => import('./registrations.tsx'),
  'desk/query': () => import('./query.tsx'),
  'desk/electronic': () => import('./electronic.tsx'),
  'desk/slips': () => import('./slips.tsx'),
} satisfies ViewsOf<'desk'>
