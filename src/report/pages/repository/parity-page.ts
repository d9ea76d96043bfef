// Two environments side by side: the settings of all go along, and the script of the page compares.
import { patternsIn, reaches } from '../../../model/parity/contract.ts';
import { settingsOf } from '../../data/settings.ts';
import { html, type Markup, raw } from '../../markup.ts';
import type { ParityContract, ParityData } from '../../parity-data.ts';
import type { ReportedEnvironment } from '../../report-input.ts';

export function parityBody(environments: readonly ReportedEnvironment[]): Markup {
  const names = environments.map(({ name }) => name);
  const [first = '', second = first] = pairOf(environments);
  const select = (id: string, chosen: string) =>
    html`<select id="${id}">${names.map((name) => html`<option${name === chosen ? html` selected` : null}>${name}</option>`)}</select>`;
  return html`<p class="tools"><label for="parity-left">Left</label> ${select('parity-left', first)}
<label for="parity-right">Right</label> ${select('parity-right', second)}
<label><input type="checkbox" id="parity-same"> also what is the same</label></p>
<p id="parity-words" role="status"></p>
<div id="parity-result"></div>
<noscript><p>Comparing needs the script of this page.</p></noscript>
<script type="application/json" id="parity-data">${raw(jsonInHtml(parityData(environments)))}</script>`;
}

/** One and the one that goes before it, or else two of one system, where there are. */
function pairOf(environments: readonly ReportedEnvironment[]): readonly string[] {
  const names = environments.map(({ name }) => name);
  for (const { name, environment } of environments) {
    const before = environment.parity.with;
    if (before !== null && names.includes(before)) return [before, name];
  }
  for (const name of names) {
    const [system] = name.split('/');
    const other = names.find((each) => each !== name && each.startsWith(`${system}/`));
    if (other !== undefined) return [name, other];
  }
  return names.slice(0, 2);
}

export function parityData(environments: readonly ReportedEnvironment[]): ParityData {
  const [keys, values] = [numbering(), numbering()];
  const byName = environments.map(({ name, environment }) => {
    const pairs = [...settingsOf(environment)].flatMap(([key, value]) => [
      keys.of(key),
      values.of(value),
    ]);
    return [name, pairs] as const;
  });
  const contracts = environments.flatMap(({ name, environment }) => {
    const contract = contractOf(environment.parity, keys.all);
    return contract === null ? [] : [[name, contract] as const];
  });
  return {
    keys: keys.all,
    values: values.all,
    environments: Object.fromEntries(byName),
    contracts: Object.fromEntries(contracts),
  };
}

type Parity = ReportedEnvironment['environment']['parity'];

/** What is meant to differ is neither of the other two. */
const WORDS = [
  ['differs', 'meant to differ'],
  ['agree', 'has to agree'],
  ['follows', 'follows'],
] as const;

function contractOf(parity: Parity, keys: readonly string[]): ParityContract | null {
  if (parity.with === null) return null;
  const lists = WORDS.map(([list, words]) => ({ words, patterns: patternsIn(parity, [list]) }));
  const named = keys.flatMap((key, number) => {
    // A key with a dot in it is named by no pattern, which would only say nothing of it.
    const path = key.split('.');
    const isOf = ({ patterns }: (typeof lists)[number]) =>
      patterns.some(({ pattern }) => reaches(pattern, path));
    const found = lists.find(isOf);
    return found === undefined ? [] : [[number, found.words] as const];
  });
  return { with: parity.with, named: Object.fromEntries(named) };
}

function numbering() {
  const numbers = new Map<string, number>();
  const all: string[] = [];
  const of = (text: string) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, all.length);
    return all.push(text) - 1;
  };
  return { all, of };
}

/** No text of it ends the script it stands in: https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements */
function jsonInHtml(value: object): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
