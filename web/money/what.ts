import { useWords } from '../ui/page.tsx'

/** What a line of the books is about, in words: a charge of the price list, or what was done about one. */
export function useWhat(): (what: string) => string {
  const { charges, whats } = useWords().money
  const all: Record<string, string> = { ...charges, ...whats }
  return (what) => all[what] ?? what
}
