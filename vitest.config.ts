import { defineConfig } from 'vitest/config';
import { systemsGone } from './test/support/systems/systems.ts';

/** Tests that run whole commands, git or a shell many times over: npm run test:processes. */
const PROCESSES = 'test/**/*.process.test.ts';
/** Tests that ask about all of a long list, some of it in `npm test`: npm run test:proofs. */
const PROOFS = 'test/**/*.proof.test.ts';
/** Tests that look at the report in a browser: npm run test:browser. */
const BROWSER = 'test/**/*.browser.test.ts';

/** Where all of the proofs is asked for, none of it is asked twice. */
const ASKED_WHOLE = process.argv.some((word) => /^(--project=)?proofs$/.test(word)) ? [PROOFS] : [];

/** The gate counts on with each commit, so that each asks about another part of all that is long. */
const TURN = process.env['PROOFS_TURN'];
const turn = Number(TURN ?? 0);

/** What is asserted about a system goes with it; the end of the run says so. */
const GONE = systemsGone.map((system) => `test/systems/${system}/**`);

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: [PROCESSES, BROWSER, ...ASKED_WHOLE, ...GONE],
          provide: { isWhole: false, turn },
        },
      },
      {
        extends: true,
        test: { name: 'proofs', include: [PROOFS], provide: { isWhole: true, turn } },
      },
      { extends: true, test: { name: 'processes', include: [PROCESSES], exclude: GONE } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [BROWSER],
          provide: { isWhole: TURN === undefined, turn },
        },
      },
    ],
    globalSetup: 'test/support/systems/say-skipped.ts',
    // Compiling makes much that is soon forgotten: with room for it, less of it is looked at twice.
    execArgv: ['--max-semi-space-size=64'],
    // Modules hold no state but what they compute once, so files may share them: the libraries are
    // loaded and Night School is compiled once per worker instead of once per file.
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
