/** Money is whole fen (architecture decision 14); this is the only place that prints it. */
export const yuan = (fen: number): string => {
  const sign = fen < 0 ? '−' : ''
  const whole = Math.abs(fen)
  return `${sign}¥${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`
}
