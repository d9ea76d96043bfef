// npm run database-parameters -- <folder of a checkout of github.com/apecloud/kubeblocks-addons> <file> <day>
// Renews src/facts/database-parameters.generated.json: names of parameters of MySQL and PostgreSQL, of all
// versions together. The file has what `postgres --describe-config` prints; the day is that of the newer one.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from './aws-facts/render.ts';

const TARGET = 'src/facts/database-parameters.generated.json';
const SOURCE = 'https://github.com/apecloud/kubeblocks-addons/blob/main/addons';

const [folder, described, asOf] = process.argv.slice(2);
if (folder === undefined || described === undefined || asOf === undefined) {
  throw new Error(
    'Usage: npm run database-parameters -- <folder of kubeblocks-addons> <file> <day>',
  );
}

/** Fields of the constraints of an add-on, which are those of AWS's own parameter groups. */
function namesOf(addon: string): readonly string[] {
  const config = join(folder ?? '', 'addons', addon, 'config');
  return readdirSync(config)
    .filter((file) => file.endsWith('.cue'))
    .flatMap((file) => [
      ...readFileSync(join(config, file), 'utf8').matchAll(/^\s+"?([A-Za-z_][\w.-]*)"?\??:\s/gm),
    ])
    .map(([, name = '']) => name.toLowerCase().replaceAll('-', '_'));
}

const printed = readFileSync(described, 'utf8')
  .split('\n')
  .map((line) => (line.split('\t')[0] ?? '').toLowerCase());
const distinct = (names: readonly string[]) =>
  [...new Set(names.filter((name) => name !== ''))].sort();
const parameters = {
  mysql: distinct([...namesOf('mysql'), ...namesOf('apecloud-mysql')]),
  postgres: distinct([...namesOf('postgresql'), ...printed]),
};
const sources = [
  `${SOURCE}/mysql/config`,
  `${SOURCE}/apecloud-mysql/config`,
  `${SOURCE}/postgresql/config`,
  'https://www.postgresql.org/docs/15/app-postgres.html',
];
const meaning = 'parameters.<dialect>: names that some version has, with _ for -.';
writeFileSync(TARGET, render({ sources, asOf, meaning, parameters }));
for (const [dialect, names] of Object.entries(parameters))
  console.log(`${dialect}: ${names.length}`);
