import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reportsDirectory: 'coverage',
      reporter: ['text-summary', 'html'],
      // A ratchet: raise them when coverage rises, never lower them.
      thresholds: { statements: 85, branches: 75, functions: 85, lines: 85 },
    },
  },
});
