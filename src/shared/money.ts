/** Before every third digit from the right, but not before the first. */
const thousands = /\B(?=(?:\d{3})+$)/g

/**
 * An amount of whole fen as people read it: `¥12,345.00`, `−¥0.20`. Money is whole fen (architecture decision 14); this
 * is the only place that prints it. A table for spreadsheets has plain numbers and does not ask here.
 */
export const yuan = (fen: number): string => {
  const sign = fen < 0 ? '−' : ''
  const whole = Math.abs(fen)
  const inYuan = String(Math.floor(whole / 100)).replace(thousands, ',')
  return `${sign}¥${inYuan}.${String(whole % 100).padStart(2, '0')}`
}

const typedYuan = /^¥?(\d{1,9})(?:\.(\d{1,2}))?元?$/u

/**
 * Fen of an amount as people type it: `12`, `12.5`, `¥12.50`, `12,000元`, full-width too; null for anything else:
 * negative, more than two decimals, no number.
 */
export function fenOf(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace(/[\s,]/g, '').replace('。', '.')
  const read = typedYuan.exec(plain)
  return read ? Number(read[1]) * 100 + Number((read[2] ?? '').padEnd(2, '0')) : null
}
