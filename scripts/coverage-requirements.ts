// npm run coverage:requirements [-- --prove] [DESIGN...]
// Compiles all environments and reads in them what each statement of the designs says. With --prove,
// all that a proof reads is taken away or changed, one at a time, and the proof has to fail. Exit
// code 1: a row has no proof or a proof fails, a change survives, or dist/ is not what compiles.
import { parseArgs } from 'node:util';
import { DESIGNS, type Design, rowsOf } from '../test/requirements/all-rows.ts';
import { missing, PROOFS, type Status, statusOf } from '../test/requirements/designs.ts';
import { emittedFiles, notCommitted } from '../test/requirements/emitted.ts';
import { fixtureFiles } from '../test/requirements/fixtures.ts';
import { type Documents, documentsOf } from '../test/requirements/proof/documents.ts';
import { type Proof, prove } from '../test/requirements/proof/prove.ts';
import { type Claim, claimsOf } from '../test/requirements/proof/rows.ts';
import { isGone } from '../test/support/systems/systems.ts';

interface Failure {
  readonly row: string;
  readonly claim: Claim;
}

const HEADS = ['design', 'rows', 'proven', 'deviation', 'documented', 'open'];
const OF_PROOFS = ['changes', 'survivors'];

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { prove: { type: 'boolean', default: false } },
  });
  const designs = DESIGNS.filter(
    (design) => positionals.length === 0 || positionals.includes(design),
  );
  if (designs.length === 0) {
    console.error(`coverage:requirements: the designs are ${DESIGNS.join(', ')}.`);
    return 2;
  }
  const root = process.cwd();
  const files = emittedFiles(root);
  const stale = notCommitted(root, files);
  if (stale.length > 0) {
    console.error(`dist/ is not what compiles (npm run synth): ${stale.slice(0, 10).join(', ')}`);
  }
  const documents = documentsOf(new Map([...files, ...fixtureFiles(root)]));
  printRow([...HEADS, ...(values.prove ? OF_PROOFS : [])]);
  const isWhole = designs
    .filter((design) => !isGone(design))
    .map((design) => report(design, documents, values.prove));
  for (const design of designs.filter(isGone)) sayNotAsked(design);
  return stale.length === 0 && isWhole.every(Boolean) ? 0 : 1;
}

function sayNotAsked(design: Design): void {
  const rows = rowsOf(design).length;
  console.warn(`!!! environments/${design} is gone: ITS ${rows} ROWS WERE NOT ASKED !!!`);
}

function report(design: Design, documents: Documents, isProof: boolean): boolean {
  const rows = Object.entries(PROOFS[design]);
  const failures = rows.flatMap(([id, row]) =>
    claimsOf(id, row)
      .filter((claim) => !claim.holds(documents))
      .map((claim): Failure => ({ row: id, claim })),
  );
  const failed = new Set(failures.map(({ row }) => row));
  const held = rows.filter(([id]) => !failed.has(id)).map(([id, row]) => statusOf(id, row));
  const open = [...missing(design).open, ...failed];
  const proof = isProof ? prove(PROOFS[design], documents) : undefined;
  const count = (status: Status) => held.filter((each) => each === status).length;
  printRow([
    design,
    rowsOf(design).length,
    count('proven'),
    count('deviation'),
    count('documented'),
    open.length,
    ...(proof ? [proof.changes, proof.survivors.length] : []),
  ]);
  if (open.length > 0) console.log(`  open: ${open.join(', ')}`);
  for (const { row, claim } of failures) console.log(`  ${row} fails: ${claim.text}`);
  const survivors = survivorsOf(proof);
  for (const line of survivors) console.log(line);
  return open.length === 0 && survivors.length === 0;
}

function survivorsOf(proof: Proof | undefined): readonly string[] {
  const survivors = proof?.survivors ?? [];
  return survivors.map(({ row, claim, change }) => `  ${row} survives: ${claim}: ${change}`);
}

function printRow([design = '', ...cells]: readonly (string | number)[]): void {
  console.log(
    `${String(design).padEnd(16)}${cells.map((cell) => String(cell).padStart(12)).join('')}`,
  );
}

process.exitCode = main();
