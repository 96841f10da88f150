import type { ViewsOf } from '../views.ts'

export const deskViews = {
  'desk/requests': () => import('./requests/requests.tsx'),
  'desk/registrations': () => import('./registrations/registrations.tsx'),
  'desk/query': () => import('./query/query.tsx'),
  'desk/electronic': () => import('./electronic/electronic.tsx'),
  'desk/enquiries': () => import('./enquiries/enquiries.tsx'),
  'desk/counter': () => import('./counter/counter.tsx'),
  'desk/receipt': () => import('./counter/receipt.tsx'),
  'desk/closing': () => import('./counter/closing/closing.tsx'),
  'desk/closing-slip': () => import('./counter/closing/closing-slip.tsx'),
  'desk/slips': () => import('./slips/slips.tsx'),
} satisfies ViewsOf<'desk'>
