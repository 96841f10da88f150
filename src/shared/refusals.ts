/**
 * Every refusal of the product and its HTTP status, in one place. The sentences stand in
 * texts/{zh,en}/refusals.ts, complete by type: a code without words does not compile.
 */
// prettier-ignore
export const refusalStatus = {
  // the request itself
  badRequest: 400,
  invalidField: 400,
  required: 400,
  tooLong: 400,
  badCharacters: 400,
  badFormat: 400,
  bodyTooLarge: 413,
  unsupportedType: 415,
  idempotencyKeyMissing: 400,
  tooManyRequests: 429,
  // who asks
  signInRequired: 401,
  signInFailed: 401,
  accountLocked: 429,
  awaitingReview: 403,
  registrationRefused: 403,
  accountSuspended: 403,
  notAllowed: 403,
  crossSite: 403,
  notADemonstration: 404,
  notFound: 404,
  liveRecordStale: 410,
  noSampleRecord: 409,
  scriptNeeded: 405,
  oldPasswordWrong: 400,
  passwordsDiffer: 400,
  passwordTooShort: 400,
  loginTaken: 409,
  barcodeTaken: 409,
  copyrightNotAccepted: 400,
  unknownLibrary: 400,
  alreadyReviewed: 409,
  // two at once
  inFlight: 409,
  keyReused: 422,
  changedMeanwhile: 412,
  // asking
  ownHolding: 409,
  limitReached: 409,
  submissionLimit: 400,
  mustReturnFirst: 409,
  directEntryNotAllowed: 409,
  lenderSuspended: 409,
  lenderNotAMember: 400,
  lenderIsOwnLibrary: 400,
  tooManyTargets: 400,
  noTargetChosen: 400,
  duplicateRequest: 409,
  foreignNotLent: 409,
  // files that librarians hand in
  columnMissing: 400,
  nothingToTake: 400,
  // the lifecycle
  notInThisState: 409,
  notYourTurn: 403,
  withdrawalOver: 409,
  withdrawalNotAllowed: 409,
  renewalNotAllowed: 409,
  reasonRequired: 400,
  barcodeRequired: 400,
  wrongBarcode: 409,
  copyAlreadyLent: 409,
  alreadyAsked: 409,
  noFurtherLender: 409,
  unknownCode: 404,
  cancelAsked: 409,
  severalMatch: 409,
  cancelNotAsked: 409,
} as const

export type RefusalCode = keyof typeof refusalStatus
