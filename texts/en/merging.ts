import type { Values } from '../values.ts'
import type { merging as zh } from '../zh/merging.ts'

/** Merging: how the records of libraries become one, editions of a work, splitting and undoing. */
export const merging: typeof zh = {
  editions: 'Other editions of this work',
  editionsCount: (v: Values) => `${v.n} editions of this work`,
  edition: 'Edition',
  holders: 'Libraries',
  lendableOf: (v: Values) => `${v.lendable} of ${v.libraries} can lend`,
  thisOne: 'this one',
  own: 'your library has it',
  ask: 'Request',
  askFor: (v: Values) => `Request ${v.edition}`,
  editionsComing: 'Fetching the editions…',
  editionsFailed: 'The editions could not be fetched.',
  onItsPage: 'See them on its page',
  mergedFrom: (v: Values) => `Merged from the records of ${v.libraries} libraries`,
  rules: {
    first: 'the first one',
    byHand: 'merged by a librarian',
    isbn: 'same ISBN',
    isbnOtherScript: 'same ISBN and year, titles in different scripts',
    issn: 'same ISSN',
    unifiedNumber: 'same unified book number',
    binding: 'hardback and paperback, described alike',
    journalTitle: 'same title of a journal',
    description: 'same title, responsibility, year and volume',
    identical: 'described in the same words',
  },
  sources: 'Source records',
  sourcesHint:
    'This record is made of the source records below. One that does not belong can be split off; no import or harvest brings it back.',
  choose: (v: Values) => `Choose record ${v.number} of ${v.library}`,
  columns: {
    library: 'Library',
    number: 'Control number',
    description: 'Description',
    copies: 'Copies',
    rule: 'Why here',
    when: 'When',
  },
  byRule: 'system',
  split: 'Split off',
  splitTitle: 'Split off source records',
  splitWhat: (v: Values) =>
    `${v.sources} source ${v.sources === 1 ? 'record' : 'records'} with ${v.copies} ${v.copies === 1 ? 'copy' : 'copies'} will become a record of their own.`,
  splitRequests:
    'Requests that these libraries supply go with the copies; requests without a lender stay.',
  splitForGood: 'No import or harvest will merge the two again unless this split is undone.',
  chooseFirst: 'Choose the source records that shall go first; at least one must stay.',
  why: 'Reason',
  merge: 'Merge another record',
  mergeTitle: 'Merge another record into this one',
  otherNumber: 'Number of the other record',
  otherNumberHint: 'the digits behind /records/ in its address',
  look: 'Look at it',
  mergeWhat: (v: Values) =>
    `All source records, copies and requests of “${v.title}” will belong to this record; its old address will lead here.`,
  notFound: 'There is no such record.',
  sameRecord: 'That is this record; give the number of another.',
  decisions: 'Decisions of librarians',
  decided: {
    split: (v: Values) => `Split: records ${v.record} and ${v.other}`,
    merge: (v: Values) => `Merged: record ${v.other} into ${v.record}`,
  },
  undone: 'undone',
  undo: 'Undo',
  undoTitle: 'Undo this decision',
  undoWhat: {
    split: 'The two become one record again, with all copies and requests.',
    merge:
      'The source records that came in go back to their record, with their copies and requests, and with the ratings and questions that readers gave it.',
  },
}
