// What axe-core finds on the page as it is shown.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(context: object, options: object): Promise<{ readonly violations: readonly Violation[] }>;
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Serious and critical ones of what is shown, with the first place of each; by all rules, or by some. */
export async function findingsOf(
  page: Page,
  rules?: readonly string[],
): Promise<readonly string[]> {
  // The policy of the page forbids scripts from elsewhere; the debugger may still run one.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(AXE);
  return page.evaluate(
    async (only) => {
      const { axe } = globalThis as unknown as { readonly axe: Axe };
      const shown = { exclude: [['.page:not(.current)']] };
      const runOnly = only.length === 0 ? {} : { runOnly: only };
      const { violations } = await axe.run(shown, { resultTypes: ['violations'], ...runOnly });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.length} times, ${nodes[0]?.html.slice(0, 200)}`);
    },
    [...(rules ?? [])],
  );
}
