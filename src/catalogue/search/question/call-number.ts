import { remembered } from '../../remembered.ts'

/** So much of a call number is in the index (call_number_key in migrations/0010_search.sql). */
const callNumberCharacters = 100

/**
 * A call number without blanks and in capitals, so that `tp312ja / 840` is TP312JA/840. Letters outside
 * ASCII keep their case, for so does the index.
 */
export const squeezedCallNumber = remembered((text: string): string =>
  [...text.normalize('NFKC').replaceAll(/\s/g, '')]
    .slice(0, callNumberCharacters)
    .join('')
    .replaceAll(/[a-z]/g, (letter) => letter.toUpperCase()),
)
