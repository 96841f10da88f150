/** The road after the submission, and by which side each step is taken. */
export const road = [
  ['accept', 'lender'],
  ['fill', 'lender'],
  ['collect', 'lender'],
  ['receive', 'borrower'],
  ['handOver', 'borrower'],
  ['takeBack', 'borrower'],
  ['shipBack', 'borrower'],
  ['checkIn', 'lender'],
] as const

/** What is said with a step: which copy goes out, how a deposit is paid where the library takes one. */
export const said = (action: (typeof road)[number][0], id: number) => {
  if (action === 'fill') return { barcode: `BENCH${id}` }
  return action === 'handOver' ? { depositBy: 'cash' } : {}
}
