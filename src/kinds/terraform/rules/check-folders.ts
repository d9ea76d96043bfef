// What the files of a folder say, against what the environment says of the stack.
import type { Diagnostic, Path } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import type { Folder, Folders } from '../../../model/folder.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';
import { report } from '../codes.ts';
import { isTerraformFile, type Module, readModule } from '../folder/read-module.ts';
import { allows } from '../folder/version-constraint.ts';
import { namedIn } from '../inputs.ts';
import { folderOf } from '../names.ts';
import type { TerraformStack } from '../schema.ts';

interface Subject {
  readonly key: string;
  readonly stack: TerraformStack;
  readonly module: Module;
}

export function checkFolders({ terraform }: Environment, folders: Folders): readonly Diagnostic[] {
  return Object.entries(terraform).flatMap(([key, stack]) => {
    const name = folderOf(key, stack) ?? '';
    const folder = folders.get(name);
    if (!folder) return [];
    const path = ['terraform', key, 'folder'];
    const files = fileFaults(key, folder, path);
    if (files.length > 0) return files;
    if (![...folder.keys()].some((file) => isTerraformFile(file) && !file.includes('/'))) {
      return [report('model/terraform-no-files', { stack: key, folder: name }, { path })];
    }
    const module = readModule(folder);
    const faults = blockFaults(key, module, path);
    // What a file declares that cannot be read is not known.
    if (module.unreadable.length > 0) return faults;
    const subject = { key, stack, module };
    return [
      ...faults,
      ...missingProviders(subject),
      ...lockedOut(subject, folders),
      ...unknownInputs(subject),
      ...missingInputs(subject),
      ...outputFaults(subject),
    ];
  });
}

/** What terraform leaves behind where it runs, and what it reads in a root module only. */
const NOT_CARRIED: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)\.terraform(\/|$)/, 'the folder in which terraform works'],
  [/(^|\/)\.terraform/, 'a file that terraform writes'],
  [/\.tfstate(\.|$)/, 'a state'],
  [/\.tfplan$/, 'a plan'],
  [/\.tfvars(\.json)?$/, 'a file of values'],
];

function fileFaults(stack: string, folder: Folder, path: Path): readonly Diagnostic[] {
  const names = [...folder.keys()];
  const carried = names.flatMap((file) => {
    const [, found] = NOT_CARRIED.find(([pattern]) => pattern.test(file)) ?? [];
    if (found === undefined) return [];
    return [report('model/terraform-file', { stack, file, found, detail: file }, { path })];
  });
  const alike = findRepeats(names, (name) => name.toLowerCase()).map(([other, file]) =>
    report('model/terraform-files-alike', { stack, file, other, detail: file }, { path }),
  );
  return [...carried, ...alike];
}

function blockFaults(stack: string, module: Module, path: Path): readonly Diagnostic[] {
  const where = { path };
  return [
    ...module.unreadable.map((each) =>
      report('model/terraform-unreadable', { stack, ...each, detail: placeOf(each) }, where),
    ),
    ...module.refused.map((each) =>
      report('model/terraform-block', { stack, ...each, detail: placeOf(each) }, where),
    ),
    ...module.strays.map((each) =>
      report('model/terraform-stray-module', { stack, ...each, detail: placeOf(each) }, where),
    ),
  ];
}

function placeOf({ file, line }: { readonly file: string; readonly line: number }): string {
  return `${file}:${line}`;
}

function missingProviders({ key, stack, module }: Subject): readonly Diagnostic[] {
  const given = new Set(Object.values(stack.providers).map(({ source }) => source));
  return [...module.providers]
    .filter(([source]) => !given.has(source))
    .map(([source, at]) =>
      report(
        'model/terraform-provider-missing',
        { stack: key, source, ...at, detail: source },
        { path: ['terraform', key, 'providers'] },
      ),
    );
}

/** Where the lock of the repository lies, `terraform.lock.hcl`. */
export const LOCK_FOLDER = 'locks';
const AWS = 'hashicorp/aws';

/** Versions of providers that the lock, or the environment, has and a file of the stack does not take. */
function lockedOut({ key, stack, module }: Subject, folders: Folders): readonly Diagnostic[] {
  const lock = folders.get(LOCK_FOLDER)?.get('terraform.lock.hcl') ?? '';
  const [, locked] =
    /"registry\.terraform\.io\/hashicorp\/aws"\s*\{\s*version\s*=\s*"([^"]+)"/.exec(lock) ?? [];
  const given = Object.entries(stack.providers);
  return module.versions.flatMap(({ file, line, source, constraint }) => {
    const [name, provider] = given.find(([, each]) => each.source === source) ?? [];
    const version = source === AWS ? locked : provider?.version;
    if (version === undefined || allows(constraint, version) === true) return [];
    const path =
      name === undefined
        ? ['terraform', key, 'folder']
        : ['terraform', key, 'providers', name, 'version'];
    const args = { stack: key, file, line, source, constraint, version };
    return [
      report(
        'model/terraform-provider-version',
        { ...args, detail: `${file} ${source}` },
        { path },
      ),
    ];
  });
}

function unknownInputs({ key, stack, module }: Subject): readonly Diagnostic[] {
  const names = [...module.variables.keys()].sort();
  return Object.entries(stack.inputs).flatMap(([input, value]) => {
    const path = ['terraform', key, 'inputs', input];
    const variable = module.variables.get(input);
    if (!variable) {
      const known = names.join(', ') || 'there is none';
      const args = { stack: key, input, known, suggestion: nearest(input, names) };
      return [report('model/terraform-input-unknown', args, { path, target: 'key' })];
    }
    if (!variable.isSensitive || value === null || namedIn(value, []).length > 0) return [];
    const secret = report('model/terraform-input-secret', { stack: key, input }, { path });
    return [{ ...secret, hidesSource: true as const }];
  });
}

function missingInputs({ key, stack, module }: Subject): readonly Diagnostic[] {
  return [...module.variables]
    .filter(([name, { isRequired }]) => isRequired && !Object.hasOwn(stack.inputs, name))
    .map(([variable]) => {
      const args = { stack: key, variable, file: folderOf(key, stack) ?? '', detail: variable };
      return report('model/terraform-input-missing', args, { path: ['terraform', key, 'inputs'] });
    });
}

function outputFaults({ key, stack, module }: Subject): readonly Diagnostic[] {
  const names = [...module.outputs.keys()].sort();
  return Object.entries(stack.outputs).flatMap(([output, { sensitive }]) => {
    const where = { path: ['terraform', key, 'outputs', output], target: 'key' } as const;
    const declared = module.outputs.get(output);
    const args = { stack: key, output };
    if (!declared) {
      const known = names.join(', ') || 'there is none';
      const all = { ...args, known, suggestion: nearest(output, names) };
      return [report('model/terraform-output-missing', all, where)];
    }
    const kept = [
      ...(declared.isEphemeral ? ['ephemeral'] : []),
      ...(declared.isSensitive && !sensitive ? ['sensitive'] : []),
    ];
    return kept.map((found) => report('model/terraform-output-kept', { ...args, found }, where));
  });
}
