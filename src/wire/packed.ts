/**
 * How files begin that hold others packed, spreadsheets among them, in hex: zip (APPNOTE §4.3.7; xlsx and ods are zips),
 * gzip (RFC 1952 §2.3.1), 7z, rar, xz, bzip2, zstd (RFC 8878 §3.1.1), OLE (xls). What a browser has read as UTF-8
 * before it sent it begins so, too: `efbfbd` stands for each byte that is none.
 */
const beginnings = [
  ...['504b0304', '1f8b', '1fefbfbd', '377abcaf271c', '377aefbfbdefbfbd271c', '526172211a07'],
  ...['fd377a585a00', 'efbfbd377a585a00', '425a6839', '28b52ffd', '28efbfbd2fefbfbd'],
  ...['d0cf11e0a1b11ae1', 'efbfbdefbfbd11'],
] as const

/** Whether a file that begins with these bytes is packed: of what is in it nothing could be read, or a part by chance. */
export const isPacked = (bytes: Uint8Array): boolean => {
  const hex = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  return beginnings.some((beginning) => hex.startsWith(beginning))
}
