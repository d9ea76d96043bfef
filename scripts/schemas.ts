// npm run schemas [-- --check]
// Renews src/check/kubernetes/schema/kinds.generated.json, the table that every Kubernetes object is held
// against, from the packages pinned in scripts/schemas/packages. docs/checks-sources.md says which kind rests on what.
// Exit code 1: with --check, the table is another one; 2: the packages cannot be had.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { installPackages } from './schemas/install-packages.ts';
import { renderTable } from './schemas/render-table.ts';

const TARGET = 'src/check/kubernetes/schema/kinds.generated.json';

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  if (!installPackages()) {
    console.error('!!! npm could not get the packages: THE TABLE OF KINDS WAS NOT MADE AGAIN !!!');
    return 2;
  }
  const table = await renderTable();
  if (values.check) {
    const isCurrent = table === readFileSync(TARGET, 'utf8');
    console.log(`${TARGET}: ${isCurrent ? 'current' : 'ANOTHER ONE, npm run schemas'}.`);
    return isCurrent ? 0 : 1;
  }
  writeFileSync(TARGET, table);
  console.log(`${TARGET}: written.`);
  return 0;
}

void main().then((code) => {
  process.exitCode = code;
});
