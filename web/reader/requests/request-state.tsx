import { loanStates, type ReaderWord, type State } from '../../../src/requests/lifecycle.ts'
import { Stage, type StageShape } from '../../ui/book.tsx'
import { useWords } from '../../ui/page.tsx'

/** The disc fills as the book comes nearer; what needs the reader is warm; an end has its own mark. */
const shapes: Record<ReaderWord, StageShape> = {
  submitted: 'p0',
  inProcess: 'p25',
  inTransit: 'p50',
  awaitingPickup: 'now',
  onLoan: 'p100',
  returning: 'p75',
  completed: 'end',
  unfilled: 'none',
  cancelled: 'none',
  expired: 'none',
  lost: 'now',
}
const needReader = new Set(['awaitingPickup', 'recalled', 'overdue', 'lost'])

const isState = (state: string): state is State => state in loanStates

const shapeOf = (state: string): StageShape => {
  if (!isState(state)) return 'p0'
  if (needReader.has(state)) return 'now'
  return state === 'completedWithoutReturn' ? 'end' : shapes[loanStates[state].readerWord]
}

/** Whether nothing leads on from a state. */
export const hasEnded = (state: string) => isState(state) && loanStates[state].holder === null

/** Whether a lender is still looked for. */
export const isOpen = (state: string) => isState(state) && loanStates[state].result === 'open'

/** A state in one of the reader's seven words (screens.md §5). */
export function ReaderState({ state }: { state: string }) {
  const words = useWords().lifecycle
  const said = isState(state) ? words.readerWords[loanStates[state].readerWord] : state
  return <Stage shape={shapeOf(state)}>{said}</Stage>
}

/** A state in the seeds' words (服务状态), as lists and queries show it. */
export function ServiceState({ state }: { state: string }) {
  const words = useWords().lifecycle
  return <Stage shape={shapeOf(state)}>{isState(state) ? words.states[state] : state}</Stage>
}
