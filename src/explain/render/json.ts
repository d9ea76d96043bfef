// An explanation for programs.
import type { Explanation } from '../explanation.ts';

/** Of what is printed; a field that is added does not raise it. */
const VERSION = 1;

export function renderExplanationJson(explanation: Explanation): string {
  return `${JSON.stringify({ version: VERSION, ...explanation }, null, 2)}\n`;
}
