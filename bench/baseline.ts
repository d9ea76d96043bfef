// The same stacks and objects through the libraries' own App.synth(): what bench/synth.ts compares with.
// argv: a folder to write to, and a JSON file with the Kubernetes objects. Reading finished objects is
// kinder to this side than building them would be.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { synthApp as synthKubernetes } from '../src/delivery/synth-app.ts';
import { buildStacks } from '../src/infra/compile-infra.ts';
import { loadEnvironments } from '../src/load/load-environments.ts';

const [folder = '', objects = ''] = process.argv.slice(2);
const { value = [] } = loadEnvironments({ root: process.cwd(), names: [] });
const environments = value.map(({ environment }) => environment);
const outdir = join(folder, 'terraform');
mkdirSync(outdir, { recursive: true });
const app = new App({ outdir, stackTraces: false });
for (const subject of value) buildStacks(subject, app);
app.synth();
const artifacts = JSON.parse(readFileSync(objects, 'utf8'));
synthKubernetes(
  environments.map((environment, index) => ({ environment, artifacts: artifacts[index] })),
  join(folder, 'kubernetes'),
);
