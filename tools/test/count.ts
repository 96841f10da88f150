/** How many checks held, did not, and were left out. */
export interface Count {
  passed: number
  failed: number
  skipped: number
}

/** A count of which only some figures are named. */
export const count = (figures: Partial<Count>): Count => ({
  passed: 0,
  failed: 0,
  skipped: 0,
  ...figures,
})

/** All counts together. */
export const sum = (counts: readonly Count[]): Count =>
  counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    count({}),
  )

/** The last line of `npm test`: exactly `N passed, N failed`, with the skipped only when there are any. */
export const said = ({ passed, failed, skipped }: Count): string =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`

/** What vitest's JSON report says; only the figures used here. */
export interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/**
 * Counts a report. A file that failed without a failed test in it (it did not load, its set-up threw)
 * counts as one failure, and so does an exit code that nothing in the report explains.
 */
export function ofVitest(report: VitestReport, exitCode: number): Count {
  const brokenFiles = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length
  const failed = report.numFailedTests + brokenFiles
  return {
    passed: report.numPassedTests,
    failed: failed || exitCode === 0 ? failed : 1,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
