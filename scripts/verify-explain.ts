// npm run verify:explain [-- --part k/n] [--fields 200] [--seed 1] [system/environment…]
// Asks where fields of the results come from, spread over all systems, and checks each answer: the line that is named,
// written otherwise, changes the field; a constant stands in a file of ours.
import { parseArgs } from 'node:util';
import { hasErrors } from '../src/diagnostics/diagnostic.ts';
import { renderPath } from '../src/diagnostics/render-path.ts';
import { explainField } from '../src/explain/search/explain-field.ts';
import { findEnvironments } from '../src/load/find-environments.ts';
import { sourceTextIn } from '../src/load/read-text.ts';
import { constantOf } from '../src/pipeline/explain/answer-field.ts';
import { originOf } from '../src/pipeline/explain/find-field.ts';
import { openProgram } from '../src/pipeline/explain/open-program.ts';
import { proveAgain } from './explain/prove-again.ts';
import { randomFrom, sampleFields } from './explain/sample-fields.ts';
import { sliceOf } from './terraform/part-of.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    part: { type: 'string', default: '1/1' },
    fields: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    time: { type: 'string', default: '60' },
    root: { type: 'string', default: process.cwd() },
  },
});

const { root } = values;
/** One environment at a time: what was tried of it is kept, and is much. */
const programFor = () =>
  openProgram({
    root,
    home: process.cwd(),
    time: Number(values.time) * 1000,
    now: () => performance.now(),
  });
let program = programFor();
let last = '';
const found = findEnvironments(root);
if (found.value === undefined || hasErrors(found.diagnostics)) throw new Error('no environments');
if (found.value.length === 0) {
  console.warn('!!! there is no environment: NO FIELD WAS EXPLAINED !!!');
  process.exit(0);
}
const wanted = found.value.filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name),
);
const systems = [...new Set(wanted.map(({ system }) => system))];
const random = randomFrom(Number(values.seed));

/** Each system has as many, each of its environments as many of those. */
const questions = Array.from({ length: Number(values.fields) }, (_, at) => {
  const system = systems[at % systems.length];
  const own = wanted.filter((each) => each.system === system);
  const name = own[Math.floor(at / systems.length) % own.length]?.name ?? '';
  return { at, name, seed: Math.floor(random() * 1e9) };
});
// In a row, so that most environments are compiled and searched for one part only.
const sorted = questions.toSorted(
  (a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)) || a.at - b.at,
);
const asked = sliceOf(sorted, values.part) ?? [];

const counts = new Map<string, number>();
const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
let wrong = 0;
const began = Date.now();
const times: number[] = [];

for (const { name, seed } of asked) {
  if (name !== last) program = programFor();
  last = name;
  const { value: opened } = program.open(name);
  if (opened === undefined) throw new Error(`${name} does not compile`);
  const [field] = sampleFields(opened.compiled.artifacts, 1, randomFrom(seed));
  if (field === undefined) continue;
  const { laboratory } = opened;
  const explained = explainField({
    laboratory,
    field,
    origin: originOf(field),
    time: Number(values.time) * 1000,
  });
  times.push(explained.milliseconds);
  const [source] = explained.sources;
  const thing =
    field.artifact.type === 'kubernetes'
      ? `${field.artifact.object.kind}/${field.artifact.object.metadata.name} `
      : '';
  const what = `${name}  ${thing}${renderPath(field.path)} = ${JSON.stringify(explained.value)?.slice(0, 70)}`;
  const seconds = `${(explained.milliseconds / 1000).toFixed(1)} s`;
  if (source !== undefined) {
    const proof = proveAgain(root, name, field, source);
    const kind = source.key.type === 'default' ? 'by a default' : 'by a line';
    count(
      `${kind}, ${proof === 'holds' ? 'proven again by its text' : 'proven by its tree alone'}`,
    );
    if (proof === 'does not hold') wrong += 1;
    const tried = `${source.edit.how} ${JSON.stringify(source.edit.to)}`;
    console.log(
      `${proof === 'does not hold' ? 'WRONG ' : ''}${what}\n    ${source.key.type} ${source.key.at.file}:${source.key.at.line} ${renderPath(source.key.path)} ${tried} (${proof}, ${seconds})`,
    );
    continue;
  }
  const [constant] = constantOf(program, explained);
  const text =
    constant && (sourceTextIn(process.cwd())(constant.file) ?? sourceTextIn(root)(constant.file));
  const line = text?.split('\n')[(constant?.line ?? 1) - 1]?.trim();
  const isFound = explained.left.length === 0 && line !== undefined;
  count(isFound ? 'constant of ours' : 'not found');
  console.log(
    `${what}\n    ${isFound ? 'constant' : 'NOT FOUND'} ${constant?.file}:${constant?.line} ${line?.slice(0, 90)} (left ${explained.left.length}, untried ${explained.untried.length}, there for ${explained.reasons.map(({ key }) => renderPath(key.path)).join(', ')}, ${seconds})`,
  );
}

const byTime = times.toSorted((a, b) => a - b);
const middle = (byTime[Math.floor(byTime.length / 2)] ?? 0) / 1000;
console.log(
  `\n${asked.length} fields in ${Math.round((Date.now() - began) / 1000)} s (half of them within ${middle.toFixed(1)} s): ${[...counts].map(([key, amount]) => `${key} ${amount}`).join('; ')}; wrong ${wrong}`,
);
process.exitCode = wrong > 0 || (counts.get('not found') ?? 0) > asked.length / 50 ? 1 : 0;
