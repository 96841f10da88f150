import { encodeGb18030 } from './gb18030.ts'

/** Charsets in which other catalogues are asked; GBK and GB2312 are parts of GB18030. */
export const termCharsets = ['utf-8', 'gb18030', 'iso-8859-1'] as const
export type TermCharset = (typeof termCharsets)[number]

/** What is asked in the bytes of another catalogue's charset; null where that has no letters for it. */
export const encodeTerm = (text: string, charset: TermCharset): Uint8Array | null =>
  encoders[charset](text)

const encoders: Record<TermCharset, (text: string) => Uint8Array | null> = {
  'utf-8': (text) => Buffer.from(text.toWellFormed(), 'utf8'),
  gb18030: encodeGb18030,
  'iso-8859-1': (text) => (/^[\0-\xff]*$/.test(text) ? Buffer.from(text, 'latin1') : null),
}
