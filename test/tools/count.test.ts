import { expect, test } from 'vitest'
import { count, ofVitest, said, sum } from '../../tools/test/count.ts'

const report = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
}

test('the last line of npm test says passed and failed, and skipped only when there are any', () => {
  expect(said(count({ passed: 9 }))).toBe('9 passed, 0 failed')
  expect(said(sum([count({ passed: 2, skipped: 1 }), count({ failed: 1 })]))).toBe(
    '2 passed, 1 failed, 1 skipped',
  )
})

test('a test file that does not load counts as failed', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }]
  expect(ofVitest({ ...report, testResults }, 1)).toMatchObject({ passed: 7, failed: 1 })
})

test('a file with failed tests is counted by its tests', () => {
  const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }]
  expect(ofVitest({ ...report, numFailedTests: 1, testResults }, 1).failed).toBe(1)
})

test('an exit code that no test explains is a failure', () => {
  expect(ofVitest(report, 1).failed).toBe(1)
  expect(ofVitest(report, 0).failed).toBe(0)
})
