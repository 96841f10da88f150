import type { ViewsOf } from '../views.ts'

export const readerViews = {} satisfies ViewsOf<'reader'>
