/** A count with its thousands set apart: 1,204,512 in both languages. */
export const grouped = (count: number): string =>
  String(Math.round(count)).replaceAll(/\B(?=(\d{3})+$)/g, ',')
