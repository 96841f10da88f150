/**
 * The characters of an XML document: by its byte-order mark, its declaration, the charset of `contentType`, else
 * UTF-8; what a label does not name, or names wrongly, is UTF-8 too. Bytes that mean nothing become U+FFFD.
 */
export function decodeXml(bytes: Uint8Array, contentType = ''): string {
  const declaration = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const label =
    marked(bytes) ??
    /^[^<]*<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(declaration)?.[1] ??
    /charset="?([\w.-]+)/i.exec(contentType)?.[1] ??
    'utf-8'
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

const marked = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}
