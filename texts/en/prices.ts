import type { Values } from '../values.ts'
import type { prices as zh } from '../zh/prices.ts'
import { money } from './money.ts'

/** Prices and subsidies as the centre sees them. */
export const prices: typeof zh = {
  title: 'Prices and subsidies',
  lead: 'What each service costs before subsidies and who pays it are rules with dates. A request keeps the rules of the day it was made; later changes do not touch it.',
  services: money.services,
  columns: { charge: 'Charge', gross: 'Before subsidies', payers: 'Who pays' },
  atCost: 'At cost',
  each: (v: Values) => `${v.amount} per ${v.unit}`,
  part: {
    rest: (v: Values) => `${v.payer}: the rest`,
    all: (v: Values) => `${v.payer}: all`,
    percent: (v: Values) => `${v.payer}: ${v.percent}%`,
    upTo: (v: Values) => `${v.payer}: up to ${v.amount} each time`,
    yearCap: (v: Values) => `${v.payer}: up to ${v.amount} a library and year`,
  },
  circumstances: {
    lender: 'lender',
    borrower: 'borrowing library',
    readerType: 'kind of reader',
    materialType: 'material',
    language: 'language',
    channel: 'way of asking',
    deliveryMethod: 'way of delivery',
  },
  only: (v: Values) => `Only for ${v.what}: ${v.names}`,
  everybody: 'All members',
  comma: '; ',
  since: (v: Values) => `since ${v.from}`,
  fromTo: (v: Values) => `${v.from} to ${v.to}`,
  toCome: 'To come',
  over: 'Over',
  endsIn: (v: Values) => `Ends in ${v.days} days`,
  free: {
    title: 'Free periods',
    hint: 'Rules with an end by which the centre or the library pays. They are extended by a notice; an extension is a new rule, the old one stays as it is.',
    none: 'No subsidy has an end.',
    extend: 'Extend',
    until: 'New last day',
    noticeTitleZh: 'Title of the notice (Chinese)',
    noticeTitleEn: 'Title of the notice (English, optional)',
    noticeZh: 'Text of the notice (Chinese)',
    noticeEn: 'Text of the notice (English, optional)',
    touches: 'When saved',
    touchesFrom: (v: Values) =>
      `From ${v.from} to ${v.to} this rule goes on for ${v.service}: ${v.charges}.`,
    touchesGap: (v: Values) =>
      `Requests made from ${v.end} to ${v.before} are not included; they pay by the rules of their day.`,
    touchesOpen: (v: Values) =>
      `Open requests made under this rule: ${v.n}. They do not change; each keeps the rules of its day.`,
    touchesLibraries: (v: Values) => `Readers of ${v.n} member libraries are concerned.`,
    touchesNews: 'The notice is published at once among the news of the front page.',
    save: 'Extend and publish the notice',
    goesOn: (v: Values) => `Extended: ${v.rule}, ${v.from} to ${v.to}`,
    withdraw: 'Withdraw the extension',
    withdrawHint: (v: Values) =>
      `${v.rule} begins on ${v.from} and can be withdrawn before. A notice tells readers of it, too.`,
    withdrawSave: 'Withdraw and publish the notice',
    extended: (v: Values) => `Extended to ${v.to} (${v.rule}); the notice is published.`,
    withdrawn: (v: Values) => `${v.rule} is withdrawn; the notice is published.`,
    read: 'Read the notice',
  },
  notice: {
    title: 'BALIS interlibrary loan: the free service period is extended',
    body: (v: Values) =>
      `To all member libraries and readers:\n\nThe free service period of BALIS interlibrary loan is extended to ${v.until}. Until then the BALIS centre pays the whole of the courier fee and readers pay nothing.\n\nBooks must be returned in time; overdue, lost and damaged books follow the rules of the lending library.\n\nBALIS Interlibrary Loan Centre`,
    withdrawTitle: 'BALIS interlibrary loan: the extension of the free service period is withdrawn',
    withdrawBody: (v: Values) =>
      `To all member libraries and readers:\n\nThe notice that the free service period is extended to ${v.until} is withdrawn. The present period ends on ${v.end}; requests made until then are not affected.\n\nBALIS Interlibrary Loan Centre`,
  },
  caps: {
    title: 'Yearly limits',
    hint: (v: Values) => `Used in ${v.year}, by library`,
    of: (v: Values) => `${v.payer}: up to ${v.amount} a library and year`,
    none: 'No library has used any of it this year.',
    columns: { library: 'Library', used: 'Used', left: 'Left' },
  },
}
