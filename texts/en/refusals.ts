import type { Values } from '../values.ts'
import type { refusals as zh } from '../zh/refusals.ts'
import { lifecycle } from './lifecycle.ts'

/** A state stands in a sentence by its word. */
const stateWord = (state: string | number | undefined): string =>
  lifecycle.states[state as keyof typeof lifecycle.states] ?? String(state)

/** The words of every refusal: what happened, whether anything changed, what to do. */
export const refusals: typeof zh = {
  badRequest: () => 'The request is not well formed. Nothing was changed.',
  invalidField: () => 'This entry is not valid.',
  required: () => 'Required.',
  tooLong: (v: Values) =>
    `Too long: at most ${v.limit} ${v.unit === 'width' ? 'characters (a Chinese one counts as two)' : 'characters'}, now ${v.length}.`,
  badCharacters: (v: Values) => `Only ${v.allowed} may be used.`,
  badFormat: () => 'The format is not right. Please check.',
  bodyTooLarge: () => 'Too large. Nothing was saved.',
  unsupportedType: () => 'This type of content is not supported.',
  idempotencyKeyMissing: () => 'The header Idempotency-Key is missing.',
  tooManyRequests: (v: Values) => `Too many requests. Please try again in ${v.seconds} seconds.`,
  signInRequired: () => 'Please sign in first. What you typed is kept.',
  signInFailed: () => 'Login or password is wrong. If you have no login yet, register first.',
  accountLocked: (v: Values) =>
    `Too many wrong passwords. Please try again in ${v.minutes} minutes.`,
  awaitingReview: () =>
    'Your registration waits for review by your library; you will get an e-mail.',
  registrationRefused: (v: Values) =>
    `Your registration was refused: ${v.reason}. You can correct it and send it again.`,
  accountSuspended: (v: Values) =>
    `The account is suspended: ${v.reason}. Please ask your ILL librarian.`,
  notAllowed: () => 'You may not do this.',
  crossSite: () => 'This request came from another site and was refused.',
  notADemonstration: () => 'There is no such page.',
  scriptNeeded: () =>
    'This form is sent by JavaScript, which did not run in your browser. Nothing was changed; go back, switch JavaScript on and try again.',
  notFound: () => 'Not found. It may be gone, or not yours to see.',
  liveRecordStale: () => 'This result of a live search is too old. Please search again.',
  noSampleRecord: () =>
    'No sample record was found. Try a book the library surely has, and test first.',
  oldPasswordWrong: () => 'The old password is wrong.',
  passwordsDiffer: () => 'The two passwords differ.',
  passwordTooShort: (v: Values) => `The password needs at least ${v.limit} characters.`,
  loginTaken: () => 'This login is taken. Please choose another.',
  barcodeTaken: () => 'This reader barcode is taken.',
  copyrightNotAccepted: () =>
    'You can go on only after accepting all terms of the copyright notice.',
  unknownLibrary: () => 'There is no such library.',
  alreadyReviewed: () => 'This registration has been reviewed already.',
  inFlight: () => 'The same action is under way. Please wait a moment.',
  keyReused: () => 'This Idempotency-Key was used for other content.',
  changedMeanwhile: () =>
    'Somebody has just changed this request. Look at it before you act. Nothing was changed.',
  ownHolding: (v: Values) =>
    `Your own library has this book (${v.callNumber}, ${v.location}). Please borrow it there first.`,
  limitReached: (v: Values) =>
    `Limit reached: ${v.outstanding} books outstanding, ${v.left} left, you asked for ${v.wanted}.`,
  submissionLimit: (v: Values) => `At most ${v.limit} books in one submission.`,
  mustReturnFirst: () => 'Please return the books of your last request first.',
  directEntryNotAllowed: (v: Values) =>
    `Books of ${v.library} can only be requested from a search result.`,
  lenderSuspended: (v: Values) =>
    `${v.library} has suspended service until ${v.until}: ${v.reason}.`,
  lenderNotAMember: () => 'Please choose a member library as lender.',
  partMissing: () => 'Say which year and issue of the journal you want, so that it can be fetched.',
  lenderIsOwnLibrary: () => 'Your own library cannot be the lender.',
  tooManyTargets: (v: Values) => `You can choose at most ${v.limit} libraries`,
  noTargetChosen: () => 'You have not chosen a library to search',
  foreignNotLent: (v: Values) => `${v.library} does not lend foreign books.`,
  duplicateRequest: (v: Values) => `You already have an open request for this book: ${v.number}.`,
  harvestRunning: () => 'This source is being harvested. Wait for the end, or stop it first.',
  harvestNotRunning: () => 'This harvest has ended: there is nothing to stop.',
  harvestNotStopped: () => 'This harvest was not interrupted: there is nothing to go on with.',
  noFileToHarvest: () => 'No file has been placed yet. Upload a file of records first.',
  fileTooLarge: (v: Values) =>
    `The file is too large: at most ${v.limit} MiB. Nothing was uploaded.`,
  ownApproval: () =>
    'An internal address is approved by a second person of the centre, not by the one who entered it.',
  nothingToApprove: () => 'No address of this source waits for approval.',
  addressNeverAsked: () =>
    'This address is never asked (this machine, link-local or reserved). Nothing was saved.',
  notAnAddress: () =>
    'This is no usable address: host:port for Z39.50, an http(s) URL for SRU and OAI-PMH. Nothing was saved.',
  fileIsPacked: () =>
    'This is a packed file or a spreadsheet (zip, gz, rar, xlsx and the like); it was not read. Unpack it, or save the sheet as text or CSV, and upload that.',
  columnMissing: (v: Values) => `The file lacks these columns: ${v.columns}`,
  nothingToTake: () => 'No line of the file can be taken: each needs a title and an ISSN or ISBN',
  libraryNotAskable: () => 'Choose your own library or a member that holds this book.',
  enquiryLimit: (v: Values) =>
    `You can ask ${v.limit} questions a day; please ask tomorrow. It was not sent.`,
  alreadyAnswered: () => 'A colleague has answered this question already. Nothing was changed.',
  badTemplate: () =>
    'A link begins with https:// and has no placeholder in its host; the placeholders are {isbn} {issn} {title} {author}.',
  doesNotFit: (v: Values) =>
    `ISO 2709 cannot hold a record as long as this: ${v.titles}. Please download MARCXML instead.`,
  nothingToSplit: () => 'Choose the source records that shall go; at least one must stay.',
  nothingToMerge: () => 'Give the number of another record.',
  alreadyUndone: () => 'This decision has been undone already.',
  notInThisState: (v: Values) =>
    `The request is now “${stateWord(v.state)}”; this step is not possible. Nothing was changed.`,
  notYourTurn: () => 'This step is not yours to take. Nothing was changed.',
  withdrawalOver: (v: Values) =>
    `More than ${v.minutes} minutes have passed. You can ask the lender to cancel.`,
  withdrawalNotAllowed: (v: Values) =>
    `Requests to ${v.library} cannot be withdrawn once submitted.`,
  renewalNotAllowed: () => 'Renewal is not supported for now.',
  reasonRequired: () => 'Please choose a reason.',
  barcodeRequired: () => 'Please scan or type the barcode.',
  wrongBarcode: (v: Values) =>
    `Not this copy: the request has barcode ${v.barcode}. Nothing was changed.`,
  copyAlreadyLent: () =>
    'The copy with this barcode is out on another request. Nothing was changed.',
  alreadyAsked: (v: Values) =>
    `${v.library} has already answered this request; forward it to another library.`,
  noFurtherLender: () => 'There is no further lender to forward to.',
  unknownCode: (v: Values) =>
    `“${v.code}” is neither the number of a request of your library nor the barcode of a book on loan.`,
  cancelAsked: () =>
    'The reader asks to cancel this request. Nothing was changed; open it and agree or decline first.',
  severalMatch: (v: Values) =>
    `${v.count} requests have a book with barcode ${v.code}. Please scan the request number. Nothing was changed.`,
  cancelNotAsked: () => 'The reader has not asked to cancel.',
  badAmount: () =>
    'An amount is a number with at most two decimals, such as 12.50, and not negative.',
  depositMissing: (v: Values) =>
    `${v.amount} of the deposit is missing: take it, choose cash or card, then hand the book over. Nothing was changed.`,
  debtBlocks: (v: Values) =>
    `${v.amount} is still to be paid before a new request can be made. Please pay at the counter of your library.`,
  priceChanged: (v: Values) =>
    v.what === 'tariff'
      ? 'What late return costs has changed since you saw it. Nothing was submitted; the new rule stands below, please look again.'
      : `The price has changed since you saw it: you now pay ${v.pays}, deposit ${v.deposit}. Nothing was submitted; please look again.`,
  amountAboveOwed: (v: Values) =>
    `Only ${v.amount} is owed; no more can be taken. Nothing was changed.`,
  amountAboveDeposit: (v: Values) =>
    `Only ${v.amount} of deposit can be given back. Nothing was changed.`,
  amountAboveTill: (v: Values) => `There is only ${v.amount} in the till. Nothing was changed.`,
  alreadySettled: () => 'This is settled already; nothing more was taken.',
  alreadyTakenBack: () => 'This has been reversed already; nothing was done again.',
  receiptOfEarlierDay: () =>
    'Only a receipt of today can be voided. For earlier ones refund the charge or the deposit, on a receipt of its own. Nothing was changed.',
  closedMeanwhile: (v: Values) =>
    `A colleague has just closed the day; it was not closed again. The till should hold ${v.amount} now.`,
  tillMovedMeanwhile: (v: Values) =>
    `Money went in or out while you counted; the till should hold ${v.amount} now. The day was not closed: look, and count again.`,
  waiverPending: () => 'A waiver or a reversal of this is already waiting for a second person.',
  refundAtCounter: () =>
    'Part of this charge has been paid and goes back out of the library’s till: another librarian there has to agree.',
  paidMeanwhile: (v: Values) =>
    `By now ${v.amount} of this has been paid at the counter, not what you saw. Nothing was changed: reload the page, look, and agree again.`,
  ownProposal: () => 'Somebody else has to agree to a waiver that you proposed.',
  alreadyDecided: () => 'Somebody has decided on this waiver already.',
  endsTooEarly: (v: Values) => `The new last day must be ${v.from} or later. Nothing was changed.`,
  endsTooLate: (v: Values) =>
    `The new last day can be ${v.until} at the latest; look at the year again. Nothing was changed.`,
  periodsMeet: (v: Values) =>
    `${v.rule} is there already from ${v.from} to ${v.to}. Nothing was changed and no notice was published.`,
  extendedFurther: (v: Values) =>
    `${v.rule} goes on after it; withdraw ${v.rule} first. Nothing was changed.`,
  ruleBegun: (v: Values) =>
    `This rule has been in force since ${v.from} and cannot be withdrawn. Nothing was changed.`,
}
