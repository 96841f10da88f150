import type { ViewsOf } from '../views.ts'

export const centreViews = {} satisfies ViewsOf<'centre'>
