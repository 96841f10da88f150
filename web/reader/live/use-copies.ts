import { useEffect, useState } from 'react'
import type { CopiesAnswer } from '../../../src/catalogue/shapes.ts'

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
