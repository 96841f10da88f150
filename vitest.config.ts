import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'src/**/*.test.ts', 'texts/**/*.test.ts'],
    globalSetup: ['test/support/database-server.ts'],
    testTimeout: 30_000,
    hookTimeout: 90_000,
    // A browser beside other work is slower than the second that is usual.
    expect: { poll: { timeout: 5_000 } },
    maxWorkers: 2,
  },
})
