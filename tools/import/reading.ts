import { type HoldingsReading, habitually } from '../../src/catalogue/entry.ts'
import { sourcesNamed } from '../../src/catalogue/sources/source-store.ts'
import { libraryIdOf } from '../../src/catalogue/store.ts'
import type { Tx } from '../../src/shared/database.ts'
import type { Charset } from '../../src/wire/marc/charset.ts'
import type { Options } from './options.ts'

/** Whose the records are and how they are read. */
export interface Reading {
  libraryId: number
  charset: Charset | 'auto'
  reading: HoldingsReading
}

type Wanted = Pick<Options, 'library' | 'source' | 'charset' | 'holdings'>

/** By the source's profile where one is named, else by habit; what the command says itself goes first. Else why not. */
export async function readingOf(tx: Tx, wanted: Wanted): Promise<Reading | string> {
  if (wanted.source !== undefined) return ofSource(tx, wanted.source, wanted)
  const libraryId = await libraryIdOf(tx, wanted.library!)
  if (libraryId === null)
    return `没有代码为 ${wanted.library} 的图书馆 · no library has the code ${wanted.library}`
  const { holdings = habitually.holdings, charset = 'auto' } = wanted
  return { libraryId, charset, reading: { ...habitually, holdings } }
}

async function ofSource(tx: Tx, name: string, wanted: Wanted): Promise<Reading | string> {
  const found = await sourcesNamed(tx, name, wanted.library ?? null)
  const [source, another] = found
  if (!source) return `没有这个来源 · no such source: ${name}`
  if (another) {
    const each = found.map(({ id, libraryCode }) => `${id} (${libraryCode})`).join(', ')
    return `有几个来源叫 ${name}，请写编号 · several sources are called so, give the number: ${each}`
  }
  const { holdings = source.profile.holdings, charset = source.profile.recordCharset } = wanted
  return { libraryId: source.libraryId, charset, reading: { ...source.profile, holdings } }
}
