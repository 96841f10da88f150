/** How good one list of answers is. */
export interface Measured {
  /** Of what the best order of ten would have given: gains 2^grade − 1, halved by the logarithm of the place. */
  ndcg10: number
  /** Whether a relevant work is among the first three. */
  success3: boolean
}

const gain = (grade: number): number => 2 ** grade - 1

const discounted = (grades: readonly number[]): number =>
  grades.slice(0, 10).reduce((sum, grade, at) => sum + gain(grade) / Math.log2(at + 2), 0)

/**
 * The measure of answers with these grades (0: not relevant), in their order, where all relevant works of the catalogue have
 * `best` grades.
 */
export function measure(grades: readonly number[], best: readonly number[]): Measured {
  const ideal = discounted(best.toSorted((a, b) => b - a))
  return {
    ndcg10: ideal === 0 ? 0 : discounted(grades) / ideal,
    success3: grades.slice(0, 3).some((grade) => grade > 0),
  }
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
