const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿']

/**
 * An amount of whole fen in the capitals of Chinese receipts, which nobody can alter by a stroke: 壹佰元整,
 * 贰拾元零伍分. Rules of 票据法 practice: 整 after 元 or 角, one 零 for any run of zeros between digits.
 */
export function capitals(fen: number): string {
  const [yuan, jiao, rest] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10]
  const whole = wholeCapitals(yuan)
  const head = whole ? `${whole}元` : ''
  if (!jiao && !rest) return `${head || '零元'}整`
  if (!rest) return `${head}${digits[jiao]}角整`
  const middle = jiao ? `${digits[jiao]}角` : head && '零'
  return `${head}${middle}${digits[rest]}分`
}

/** Whole yuan in capitals; '' for 0. */
function wholeCapitals(yuan: number): string {
  let said = ''
  let owesZero = false
  for (let group = groups.length - 1; group >= 0; group--) {
    const four = Math.floor(yuan / 10_000 ** group) % 10_000
    if (four === 0) {
      owesZero ||= said !== ''
      continue
    }
    if (said && (owesZero || four < 1000)) said += '零'
    said += `${fourCapitals(four)}${groups[group]}`
    owesZero = false
  }
  return said
}

/** 1 … 9999 in capitals, without a zero in front. */
function fourCapitals(four: number): string {
  return [3, 2, 1, 0]
    .map((place) => ({ place, digit: Math.floor(four / 10 ** place) % 10 }))
    .map(({ place, digit }) => (digit ? `${digits[digit]}${places[place]}` : '零'))
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '')
}
