import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** One copy of graphql for tests and libraries alike: two copies fail with "another module or realm". */
const graphql = fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url))

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
