import type { CopiesAnswer, RecordPage } from '../../../src/catalogue/shapes.ts'

/** The counts on the page are of the copies that it shows: both are learnt together. */
export function withLearnt(record: RecordPage, learnt: CopiesAnswer | null): RecordPage {
  if (!learnt) return record
  const { copies, libraries, lendable, proposed } = learnt
  return { ...record, hit: { ...record.hit, libraries, lendable }, copies, proposed }
}
