// danMARC2 writes in ISO 8859-1 what that has, and the rest behind `@`: `@03B1` by its number in Unicode, `@UA7` by
// a code of the older set. Marks stand before their letter, spacing or not.

/** Codes of `@Uxx` that are not those of ISO 8859-1. */
// biome-ignore format: a table
const olderCodes: Readonly<Record<number, number>> = {
  167: 0x02b9, 174: 0x02bc, 176: 0x02bb, 183: 0x02ba, 216: 0x2014, 217: 0x2191, 218: 0x2193, 224: 0x0309,
  235: 0xfe20, 236: 0xfe21, 247: 0x0326, 248: 0x031c, 249: 0x032e, 250: 0xfe22, 252: 0x0308,
}

/** Marks that stand for themselves, by the mark that sits on a letter. */
// biome-ignore format: a table
const spacingMarks: Readonly<Record<string, string>> = {
  '_': '\u0332', '`': '\u0300', '^': '\u0302', '¨': '\u0308', '¯': '\u0304', '´': '\u0301', '¸': '\u0327',
  'ˇ': '\u030c', '˘': '\u0306', '˙': '\u0307', '˚': '\u030a', '˛': '\u0328', '˝': '\u030b',
}

/** å and Å that are filed as two letters a. */
const doubled: Readonly<Record<string, string>> = { å: 'ꜳ', Å: 'Ꜳ' }

/** `text`, read as ISO 8859-1, without the escapes and with marks behind their letters; a lone `@` stays. */
export const readDanmarc2 = (text: string): string =>
  text
    .replaceAll(
      /@(?:U([\dA-F]{2})|([\dA-F]{4})|([@*¤])|([åÅ]))/g,
      (_, older, code, plain, double) =>
        older || code ? byCode(older, code) : (plain ?? doubled[double]),
    )
    .replaceAll(/[_`^¨¯´¸ˇ˘˙˚˛˝]/g, (mark) => spacingMarks[mark]!)
    // Marks are tried from their first one only: a field of nothing but marks is read in one go.
    .replaceAll(/(?<!\p{M})(\p{M}+)([^\p{M}\p{Cc}])/gu, '$2$1')
    .normalize('NFC')

function byCode(older: string | undefined, code: string | undefined): string {
  const number = Number.parseInt(older ?? code ?? '', 16)
  const character = older ? (olderCodes[number] ?? number) : number
  // What would end a field or a subfield is no letter of one.
  return character < 0x20 ? '\ufffd' : String.fromCodePoint(character).toWellFormed()
}
