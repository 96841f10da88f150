import { useEffect, useState } from 'react'
import type { CopiesAnswer, RecordPage } from '../../../src/catalogue/shapes.ts'

/** What the libraries say of a record that can be asked live; null until they have, or where nobody answers. */
export function useCopies(recordId: number): CopiesAnswer | null {
  const [learnt, learn] = useState<CopiesAnswer | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    fetch(`/api/records/${recordId}/copies`, { signal: leaving.signal })
      .then((response) => (response.ok ? (response.json() as Promise<CopiesAnswer>) : null))
      .then(learn)
      // No answer: what stands stays.
      .catch(() => {})
    return () => leaving.abort()
  }, [recordId])
  return learnt
}

/** The counts on the page are of the copies that it shows: both are learnt together. */
export function withLearnt(record: RecordPage, learnt: CopiesAnswer | null): RecordPage {
  if (!learnt) return record
  const { copies, libraries, lendable, proposed } = learnt
  return { ...record, hit: { ...record.hit, libraries, lendable }, copies, proposed }
}
