// docs/what-is-checked.md

import { anchorOf } from '../../src/diagnostics/render-page.ts';
import { everyCode } from '../../src/environment/every-code.ts';
import { groupBy } from '../../src/model/values/group-by.ts';
import type { Codes } from './codes.ts';
import type { ReferenceKey, SchemaPaths } from './schema-paths.ts';

export const PAGE = 'docs/what-is-checked.md';

const HEADER = `# What is checked

For every key of the [reference](environment-reference.md): what is asked of its value beside its type. Made by
\`npm run what-is-checked\`, which gives each key other values in the environments of this repository and asks the
rules what they say, and adds what they say to the mistakes in \`test/fixtures/invalid\`; do not edit.

- **form**: the value has limits of its own, which the reference shows.
- A code: what may be reported at the key. Codes after "changes" are reported at another key because of this one.
- **any of its words**, **either**: every word of the list, or both of true and false, may stand there, wherever.
- **free text**, **any number**: nothing is asked of it.

What all keys compile to is asked again by [checks](checks.md), which point at the entry that made it, and what
a change does to what runs by codes that begin with \`lifecycle/\`.
`;

export function renderWhatIsChecked({ keys }: SchemaPaths, codes: Codes): string {
  const sections = groupBy([...keys], ([path]) => path.split('.')[0] ?? path);
  const tables = [...sections].map(([root, rows]) => {
    const lines = rows.map(([path, key]) => `| \`${path}\` | ${answer(path, key, codes)} |`);
    return `## \`${root}\`\n\n| key | what is asked |\n|---|---|\n${lines.join('\n')}\n`;
  });
  return [HEADER, ...tables, atNoKey(codes)].join('\n');
}

function answer(path: string, { type, limits, isOpen }: ReferenceKey, codes: Codes): string {
  const isLimited = limits.some((limit) => !/^((each|keys|values): )?not empty$/.test(limit));
  const at = codes.at(path).map(link);
  const changed = codes.becauseOf(path).map(link);
  const all = [
    ...(isLimited ? ['form'] : []),
    ...at,
    ...(changed.length > 0 ? [`changes ${changed.join(', ')}`] : []),
  ];
  return all.length > 0 || !isOpen ? all.join(', ') : nothing(type);
}

function nothing(type: string): string {
  if (type.includes('`')) return 'any of its words';
  if (type.includes('text') || type === 'map' || type === 'anything') return '**free text**';
  if (type.includes('number')) return '**any number**';
  if (type.includes('boolean')) return 'either';
  return '';
}

function link(code: string): string {
  return `[${code}](diagnostics.md#${anchorOf(code)})`;
}

function atNoKey(codes: Codes): string {
  const others = Object.keys(everyCode).filter(
    (code) => code.startsWith('model/') && !codes.has(code),
  );
  const lines = others.sort().map((code) => `- ${link(code)}`);
  return `## Of no single key\n\nThese are about files, or about several environments at once.\n\n${lines.join('\n')}\n`;
}
