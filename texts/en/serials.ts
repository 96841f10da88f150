import type { Values } from '../values.ts'
import type { serials as zh } from '../zh/serials.ts'

/** Serials, tables of contents and electronic holdings. */
export const serials: typeof zh = {
  shelf: 'Years held',
  shelfHint: 'One square a year; dark ones are held. What each library wrote counts.',
  held: (v: Values) => `${v.library}: ${v.years} years held`,
  issues: 'Tables of contents',
  issuesHint: 'Issues whose contents are known; open one to see its articles.',
  year: (v: Values) => `${v.year}`,
  issue: (v: Values) =>
    [v.year, v.volume && `vol. ${v.volume}`, v.issue && `no. ${v.issue}`]
      .filter(Boolean)
      .join(', '),
  articleCount: (v: Values) => (v.n === 1 ? '1 article' : `${v.n} articles`),
  articles: 'Search tables of contents',
  articlesTerm: 'Title or author of an article',
  search: 'Search',
  found: (v: Values) => `${v.n === 1 ? '1 article' : `${v.n} articles`} in tables of contents`,
  none: (v: Values) => `No article matches “${v.q}”`,
  noneHint: 'Try fewer words, or look for the journal itself.',
  start: 'Type words of a title or an author to find articles in the tables of contents.',
  pages: (v: Values) => `pp. ${v.pages}`,
  article: (v: Values) =>
    [v.title && `Article: ${v.title}`, v.author, v.pages && `pp. ${v.pages}`]
      .filter(Boolean)
      .join(', '),
  ask: 'Request this article',
  askIssue: 'Borrow this issue',
  holders: (v: Values) => `Libraries that hold this issue: ${v.libraries}`,
  noHolders: 'No library says that it holds this issue. A librarian can still ask for it.',
  toJournal: 'See the journal',
  backToSearch: 'Back to search',
  inContents: (v: Values) =>
    `Tables of contents also have ${v.n === 1 ? '1 article' : `${v.n} articles`}`,
  electronic: 'Electronic access',
  own: 'Your library has it electronically',
  ownHint: 'No waiting: read it now.',
  others: 'Other libraries with electronic access',
  open: (v: Values) => `Open ${v.database}`,
  span: (v: Values) =>
    v.to ? `${v.from || 'first issue'} to ${v.to}` : `${v.from || 'first issue'} to now`,
  until: (v: Values) => `newest: ${v.day}`,
  since: (v: Values) => `only since ${v.day}`,
  desk: {
    title: 'Electronic holdings and contents',
    lead: 'Journals and books your readers can read electronically: they are told before they ask for a loan.',
    databases: 'Databases of this library',
    noDatabases: 'No database yet',
    noDatabasesText: 'Import a KBART file from the provider, or a table with titles and ISSNs.',
    name: 'Name of the database',
    url: 'Its address (for titles without one of their own)',
    file: 'File (KBART, CSV or tab-separated text, UTF-8)',
    titles: (v: Values) => `${v.n} ${v.n === 1 ? 'title' : 'titles'}`,
    changed: 'Updated',
    take: 'Import',
    taking: 'Importing',
    replaced: 'A database of the same name gets the titles of the new file instead of its own.',
    drop: 'Remove',
    dropped: (v: Values) => `“${v.name}” is removed with its titles`,
    dropSure: (v: Values) =>
      `Remove “${v.name}” and its ${v.n} ${v.n === 1 ? 'title' : 'titles'}? Readers will no longer see them.`,
    cancel: 'Keep it',
    contentsFile: 'File of contents (CSV or tab-separated text, UTF-8)',
    contents: 'Import tables of contents',
    contentsHint:
      'One article a row, with the columns ISSN, year, volume, issue, title, authors, pages. An issue that is known gets the new articles instead.',
    taken: (v: Values) => `${v.n} lines taken`,
    takenIssues: (v: Values) => `${v.n} articles of ${v.issues} issues taken`,
    rejected: (v: Values) => `${v.n} lines were not taken:`,
    line: (v: Values) => `Line ${v.line}`,
    reasons: {
      noTitle: 'no title',
      noNumber: 'no valid ISSN or ISBN',
      noYear: 'no year',
    },
    fileMissing: 'Choose a file first',
    fileTooLong: 'The file is too long: at most 2 million characters at once, please cut it',
  },
}
