// Every text in a piece of data, with the name it stands under and where.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { asBody, type Body } from '../../check-input.ts';
import { parseJson } from '../../parse-json.ts';

/**
 * `name` is the key the text stands under, or the name beside it in a `{ name, value }` pair, as
 * environment variables are. `at` changes after the call; copy it to keep it.
 */
export type VisitText = (text: string, name: string, at: Path) => void;

export function visitTexts(content: unknown, visit: VisitText): void {
  const at: (string | number)[] = [];

  function visitValue(value: unknown, name: string): void {
    if (typeof value === 'string') visitText(value, name);
    else if (Array.isArray(value)) visitItems(value, name);
    else if (value !== null && typeof value === 'object') visitEntries(asBody(value));
  }

  function visitItems(items: readonly unknown[], name: string): void {
    for (const [index, item] of items.entries()) visitEntry(item, index, name);
  }

  function visitEntries(value: Body): void {
    const given = value['name'];
    // Keys instead of entries: this loop is most of what the check costs.
    for (const key of Object.keys(value)) {
      visitEntry(value[key], key, key === 'value' && typeof given === 'string' ? given : key);
    }
  }

  function visitEntry(value: unknown, key: string | number, name: string): void {
    at.push(key);
    visitValue(value, name);
    at.pop();
  }

  /** A text that is a JSON object has named texts of its own. */
  function visitText(text: string, name: string): void {
    const nested = /^\{\s*"/.test(text) ? parseJson(text) : undefined;
    if (nested === undefined) visit(text, name, at);
    else visitValue(nested, name);
  }

  visitValue(content, '');
}
