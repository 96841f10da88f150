import { yuan } from '../../../../src/shared/money.ts'
import { useWords } from '../../../ui/page.tsx'

/** A difference in words: 多 ¥2.50, 少 ¥5.00, 没有差额. */
export function useDifference(): (fen: number) => string {
  const words = useWords().counter.closing
  return (fen) => {
    if (fen === 0) return words.noDifference
    return fen > 0 ? words.more({ amount: yuan(fen) }) : words.less({ amount: yuan(0 - fen) })
  }
}
