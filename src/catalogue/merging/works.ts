import type { Bibliographic } from '../bibliographic.ts'

/** The columns of `record` that a description fills, beside the description itself. */
export const descriptionColumns = (work: Bibliographic) => ({
  title: work.title,
  subtitle: work.subtitle ?? '',
  responsibility: work.responsibility ?? '',
  publisher: work.publisher ?? '',
  published_year: work.year ?? '',
  material_type: work.materialType,
  language: work.language ?? '',
  isbn: numberOf(work),
  call_number: work.callNumber ?? '',
})

/** The number to show and find a work by: a wrong ISBN still, but nothing that is none. */
const numberOf = ({ isbns, issns }: Bibliographic): string | null =>
  isbns
    .map(({ normal, printed }) => normal ?? printed)
    .find((number) => /^[\dX]{10,13}$/.test(number)) ??
  issns.find(({ normal }) => normal !== null)?.normal ??
  null
