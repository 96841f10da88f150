import type { SearchQuestion } from '../shapes.ts'

/** 2020–1990 is 1990–2020. */
export const inOrder = (asked: SearchQuestion): SearchQuestion =>
  asked.from !== null && asked.to !== null && asked.from > asked.to
    ? { ...asked, from: asked.to, to: asked.from }
    : asked

/** No words, but something that a shelf can be put together by. */
export const isBrowsing = ({
  q,
  types,
  languages,
  from,
  to,
  clc,
  days,
  sort,
}: SearchQuestion): boolean =>
  q.trim() === '' &&
  (types.length + languages.length > 0 ||
    from !== null ||
    to !== null ||
    clc !== '' ||
    days !== null ||
    sort === 'arrived')
