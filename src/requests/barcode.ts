/**
 * A barcode as it is kept and compared: half width, without blanks and without what nobody sees (control and
 * format characters, the Hangul filler), so that one copy has one spelling however it was typed (promise R13).
 */
export const plainBarcode = (typed: string): string =>
  typed.normalize('NFKC').replaceAll(/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu, '')
