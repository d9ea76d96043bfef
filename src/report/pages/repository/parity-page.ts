// Two environments side by side: the settings of all go along, and the script of the page compares.
import { settingsOf } from '../../data/settings.ts';
import { html, type Markup, raw } from '../../markup.ts';
import type { ParityData } from '../../parity-data.ts';
import type { ReportedEnvironment } from '../../report-input.ts';

export function parityBody(environments: readonly ReportedEnvironment[]): Markup {
  const names = environments.map(({ name }) => name);
  const [first = '', second = first] = pairOf(names);
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

/** Two of one system, where there are. */
function pairOf(names: readonly string[]): readonly string[] {
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
  return { keys: keys.all, values: values.all, environments: Object.fromEntries(byName) };
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
