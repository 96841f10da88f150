import type { Action } from '../lifecycle.ts'
import type { ActionForm } from '../shapes.ts'

/** What the caller asks; only `action` is always there. */
export type Wish = Omit<ActionForm, 'action'> & { action: Action }

/** An action asked for with nothing but what `more` says. */
export const wish = (action: Action, more: Partial<Wish> = {}): Wish => ({
  action,
  reason: '',
  note: '',
  barcode: '',
  libraryCode: '',
  condition: '',
  amountFen: null,
  depositBy: '',
  ...more,
})
