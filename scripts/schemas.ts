// npm run schemas
// Renews src/check/kubernetes/schema/kinds.generated.json, the table that every Kubernetes object is held
// against, from the packages pinned in package.json. docs/checks-sources.md says which kind rests on what.
import { writeFileSync } from 'node:fs';
import { renderTable } from './schemas/render-table.ts';

const TARGET = 'src/check/kubernetes/schema/kinds.generated.json';

async function main(): Promise<void> {
  writeFileSync(TARGET, await renderTable());
  console.log(`${TARGET}: written.`);
}

void main();
