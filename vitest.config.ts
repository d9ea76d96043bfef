import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Modules hold no state but what they compute once, so files may share them: the libraries are
    // loaded and Learning Hub is compiled once per worker instead of once per file.
    isolate: false,
    // By default one core is kept free, which is every second one of a small machine.
    maxWorkers: '100%',
    // Only a test that hangs takes so long, on whatever machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
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
