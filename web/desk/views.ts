import type { ViewsOf } from '../views.ts'

export const deskViews = {} satisfies ViewsOf<'desk'>
