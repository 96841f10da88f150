// What pinyin-pro exports and gives no types for.
declare module 'pinyin-pro/dist/esm/data/patterns.mjs' {
  /** Its words with their readings, tones and all, a blank between two characters; surnames among them. */
  export const PatternsNormal: readonly { zh: string; pinyin: string }[]
}
