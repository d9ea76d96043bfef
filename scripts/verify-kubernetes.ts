// npm run verify:kubernetes [-- FOLDER]
// Holds every emitted object of a built-in kind against the official Kubernetes client: its models name
// every field the API has, and are no source of our own schema check. Custom resources are not in it; in
// CI the tests hold those against the schemas of their definitions. Exit code 1 when a field is unknown.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { hasEnvironments } from '../test/support/systems/systems.ts';

interface Attribute {
  readonly baseName: string;
  readonly type: string;
}

interface Model {
  readonly getAttributeTypeMap?: () => readonly Attribute[];
}

type Models = Readonly<Record<string, Model | undefined>>;

interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** The client names its models by group, version and kind: `V1Deployment`, `V1CronJob`. */
function modelName({ apiVersion, kind }: KubernetesObject): string {
  const version = apiVersion.split('/').at(-1) ?? '';
  return `${version.charAt(0).toUpperCase()}${version.slice(1)}${kind}`;
}

/** Groups of definitions that add-ons bring, under the domain of Kubernetes. */
const OF_ADDONS = ['autoscaling.k8s.io'];

/** Its groups have no dot, or end in k8s.io. */
function isBuiltIn({ apiVersion }: KubernetesObject): boolean {
  const [group = '', version] = apiVersion.split('/');
  if (version === undefined || !group.includes('.')) return true;
  return group.endsWith('.k8s.io') && !OF_ADDONS.includes(group);
}

function unknownFields(models: Models, type: string, value: unknown, path: string): string[] {
  const list = /^(?:Array|Set)<(.*)>$/.exec(type)?.[1];
  if (list !== undefined) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item, index) => unknownFields(models, list, item, `${path}[${index}]`));
  }
  const attributes = models[type]?.getAttributeTypeMap?.();
  if (attributes === undefined || value === null || typeof value !== 'object') return [];
  const known = new Map(attributes.map(({ baseName, type: of }) => [baseName, of]));
  return Object.entries(value).flatMap(([field, item]) => {
    const of = known.get(field);
    const at = `${path}.${field}`;
    return of === undefined ? [at] : unknownFields(models, of, item, at);
  });
}

async function loadModels(): Promise<Models> {
  const client = dirname(
    createRequire(join(process.cwd(), 'x')).resolve('@kubernetes/client-node'),
  );
  return import(pathToFileURL(join(client, 'gen/models/all.js')).href);
}

async function main(): Promise<number> {
  const root = process.argv[2] ?? 'dist';
  if (process.argv[2] === undefined && !hasEnvironments('.')) {
    console.warn('!!! there is no environment: NO OBJECT WAS HELD AGAINST THE CLIENT !!!');
    return 0;
  }
  const models = await loadModels();
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort();
  let held = 0;
  const faults = files.flatMap((file) => {
    const object: KubernetesObject = parse(readFileSync(join(root, file), 'utf8'));
    if (!isBuiltIn(object)) return [];
    held += 1;
    const name = modelName(object);
    if (models[name] === undefined) return [`${file}: the client has no ${name}`];
    return unknownFields(models, name, object, '').map(
      (path) => `${file}: unknown ${path.slice(1)}`,
    );
  });
  for (const fault of faults) console.log(fault);
  console.log(
    `${held} of ${files.length} objects held against the client, ${faults.length} faults.`,
  );
  return faults.length === 0 && held > 0 ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});
