import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import { fold } from '../fold.ts'

/** Shorter words have too many neighbours. */
const correctedLettersMin = 4
const askedWordsMax = 8

/** What `typed` may have meant, word by word: the most frequent word of the catalogue with one letter more, less or other. */
export async function otherSpellings(tx: Tx, typed: string): Promise<string[]> {
  const words = fold(typed).split(' ').slice(0, askedWordsMax)
  const corrected: string[] = []
  for (const word of words) corrected.push((await nearest(tx, word)) ?? word)
  const other = corrected.join(' ')
  return other === words.join(' ') ? [] : [other]
}

async function nearest(tx: Tx, word: string): Promise<string | null> {
  if (!/^[a-zа-я]+$/.test(word) || word.length < correctedLettersMin) return null
  const { rows } = await sql<{ word: string; records: number }>`
    select word, records from search_word where word = any(${neighboursOf(word)}) or word = ${word}
    order by word = ${word} desc, records desc limit 1`.execute(tx)
  return rows[0] && rows[0].word !== word ? rows[0].word : null
}

/** Every word at one letter's distance. */
function neighboursOf(word: string): string[] {
  const letters = [
    ...(/[а-я]/.test(word) ? 'абвгдежзийклмнопрстуфхцчшщъыьэюя' : 'abcdefghijklmnopqrstuvwxyz'),
  ]
  const cuts = Array.from(
    { length: word.length + 1 },
    (_, at) => [word.slice(0, at), word.slice(at)] as const,
  )
  return cuts.flatMap(([before, after]) => [
    before + after.slice(1),
    ...letters.flatMap((letter) => [before + letter + after, before + letter + after.slice(1)]),
    ...(after.length > 1 ? [before + after[1] + after[0] + after.slice(2)] : []),
  ])
}
