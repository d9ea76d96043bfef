// Two environments side by side: the settings that differ, by key.
import type { ParityData } from '../parity-data.ts';
import { SHOWN } from './shown.ts';
import { openTable } from './tables.ts';

type Settings = ReadonlyMap<string, string>;

interface Difference {
  readonly key: string;
  readonly left: string | undefined;
  readonly right: string | undefined;
  /** What the contract of the two says of it. */
  readonly contract: string;
}

/** When its page is first looked at. */
export function openParity(): void {
  let isOpen = false;
  document.addEventListener(SHOWN, ({ target }) => {
    if (isOpen || !(target as Element).querySelector('#parity-data')) return;
    isOpen = true;
    compareChosen();
  });
}

function compareChosen(): void {
  const data = document.querySelector('#parity-data')?.textContent;
  const [left, right] = ['#parity-left', '#parity-right'].map((id) =>
    document.querySelector<HTMLSelectElement>(id),
  );
  const same = document.querySelector<HTMLInputElement>('#parity-same');
  if (!data || !left || !right || !same) return;
  const parity = JSON.parse(data) as ParityData;

  const compare = () => show(parity, [left.value, right.value], same.checked);
  for (const input of [left, right, same]) input.addEventListener('change', compare);
  compare();
}

function show(parity: ParityData, [left, right]: readonly [string, string], isAll: boolean): void {
  const [one, other] = [settingsOf(parity, left), settingsOf(parity, right)];
  const all = differences(one, other, contractOf(parity, [left, right]));
  const differing = all.filter((each) => each.left !== each.right);
  const words = document.querySelector('#parity-words');
  if (words !== null) {
    const only = (side: 'left' | 'right') =>
      differing.filter((each) => each[side === 'left' ? 'right' : 'left'] === undefined).length;
    words.textContent = `${differing.length} of ${all.length} settings differ: ${only('left')} only in ${left}, ${only('right')} only in ${right}.`;
  }
  const rows = isAll ? all : folded(differing);
  const hasContract = rows.some(({ contract }) => contract !== '');
  const table = tableOf(rows, ['Setting', ...(hasContract ? ['Contract'] : []), left, right]);
  document.querySelector('#parity-result')?.replaceChildren(table);
  openTable(table);
}

function settingsOf({ keys, values, environments }: ParityData, name: string): Settings {
  const numbers = environments[name] ?? [];
  const settings = new Map<string, string>();
  for (let at = 0; at < numbers.length; at += 2) {
    settings.set(keys[numbers[at] ?? -1] ?? '', values[numbers[at + 1] ?? -1] ?? '');
  }
  return settings;
}

/** Words by key, of the one of the two that comes after the other; empty where neither does. */
function contractOf(
  { keys, contracts }: ParityData,
  [left, right]: readonly [string, string],
): Settings {
  const contract = [contracts[left], contracts[right]].find(
    (each, at) => each?.with === (at === 0 ? right : left),
  );
  const named = Object.entries(contract?.named ?? {});
  return new Map(named.map(([number, words]) => [keys[Number(number)] ?? '', words]));
}

function differences(one: Settings, other: Settings, contract: Settings): readonly Difference[] {
  const keys = [...new Set([...one.keys(), ...other.keys()])].sort();
  return keys.map((key) => ({
    key,
    left: one.get(key),
    right: other.get(key),
    contract: contract.get(key) ?? '',
  }));
}

/** What only one side has as a whole, such as a service, is one row. */
function folded(differing: readonly Difference[]): readonly Difference[] {
  const groups = new Map<string, Difference[]>();
  for (const each of differing) {
    const parts = each.key.split('.');
    const isWhole = each.left === undefined || each.right === undefined;
    const side = each.left === undefined ? 'right' : 'left';
    const key = isWhole && parts.length > 2 ? `${parts.slice(0, 2).join('.')} ${side}` : each.key;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups].flatMap(([key, all]) => {
    const [first] = all;
    if (first === undefined || all.length < FOLDED_FROM) return all;
    const words = `${all.length} settings`;
    const name = `${key.split(' ')[0]}.…`;
    return first.left === undefined
      ? [{ key: name, left: undefined, right: words, contract: '' }]
      : [{ key: name, left: words, right: undefined, contract: '' }];
  });
}

const FOLDED_FROM = 4;

/** Headings of the setting and of both environments. */
const TWO_SIDES = 3;

function tableOf(rows: readonly Difference[], headings: readonly string[]): HTMLElement {
  const frame = document.createElement('div');
  frame.className = 'table';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', 'Settings that differ');
  const table = document.createElement('table');
  table.createCaption().textContent = headings.slice(-2).join(' and ');
  const head = table.createTHead().insertRow();
  for (const heading of headings) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = heading;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const { key, left, right, contract } of rows) {
    const row = body.insertRow();
    row.className = left === right ? 'same' : '';
    row.insertCell().append(codeOf(key));
    if (headings.length > TWO_SIDES) row.insertCell().append(contract);
    for (const text of [left, right]) {
      row.insertCell().append(text === undefined ? '–' : codeOf(text));
    }
  }
  frame.append(table);
  return frame;
}

function codeOf(text: string): HTMLElement {
  const code = document.createElement('code');
  code.textContent = text;
  return code;
}
