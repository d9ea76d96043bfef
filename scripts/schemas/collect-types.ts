// Follows the declarations of some kinds to every type they are made of.
import { readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Shape, ShapeTable, TypeName } from '../../src/check/kubernetes/schema/shape.ts';
import { PACKAGES } from './install-packages.ts';
import { parseDeclaration } from './parse-declaration.ts';
import { refineShape, type Validator } from './refine-shape.ts';

/** `kubernetes-models/apps/v1/Deployment`: a module of the kubernetes-models packages. */
export type ModuleName = string;

export interface Selection {
  readonly roots: readonly ModuleName[];
  /** Types of which only some fields are kept. */
  readonly only: Readonly<Record<TypeName, readonly string[]>>;
}

/** The table of the kinds that these modules declare. */
export async function collectTypes({ roots, only }: Selection): Promise<ShapeTable> {
  const types = new Map<TypeName, Shape>();
  const seen = new Map<TypeName, ModuleName>();
  const open = [...roots];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    const name = nameOf(module);
    const other = seen.get(name);
    if (other !== undefined && other !== module) throw new Error(`${other} and ${module}`);
    if (other === module) continue;
    seen.set(name, module);
    const { shape, uses } = await readType(module);
    // What only the cluster writes, the status, has no place in a file.
    const isKept = (field: string): boolean =>
      only[name]?.includes(field) ?? !(field === 'status' && roots.includes(module));
    types.set(name, keepFields(shape, isKept));
    open.push(...uses);
  }
  const kinds = roots.map(nameOf);
  return {
    kinds: Object.fromEntries(kinds.map((kind) => [kind.slice(1), kind])),
    types: onlyUsed(types, kinds),
  };
}

async function readType(module: ModuleName) {
  const source = readFileSync(join(PACKAGES, `${module}.d.ts`), 'utf8');
  const { validator, shape, imports } = parseDeclaration(source);
  // By path: not every package exports its validators.
  const path = resolve(PACKAGES, packageOf(module), '_schemas', `${validator}.js`);
  const imported = await import(pathToFileURL(path).href);
  const uses: ModuleName[] = [];
  const named = renamed(shape, (identifier) => {
    const from = imports.get(identifier.slice(1));
    const target = from === undefined ? module : targetOf(module, from);
    uses.push(target);
    return nameOf(target);
  });
  return { shape: refineShape(named, (imported as { validate: Validator }).validate), uses };
}

function renamed(shape: Shape, rename: (name: TypeName) => TypeName): Shape {
  if (typeof shape === 'string') return isName(shape) ? rename(shape) : shape;
  if ('list' in shape) return { ...shape, list: renamed(shape.list, rename) };
  if ('map' in shape) return { map: renamed(shape.map, rename) };
  if (!('fields' in shape)) return shape;
  const fields = Object.entries(shape.fields).map(([key, each]) => [key, renamed(each, rename)]);
  return { ...shape, fields: Object.fromEntries(fields) as Record<string, Shape> };
}

function isName(shape: string): shape is TypeName {
  return shape.startsWith('#');
}

function keepFields(shape: Shape, isKept: (field: string) => boolean): Shape {
  if (typeof shape === 'string' || !('fields' in shape)) return shape;
  const fields = Object.entries(shape.fields).filter(([field]) => isKept(field));
  return { ...shape, fields: Object.fromEntries(fields) };
}

function onlyUsed(types: ReadonlyMap<TypeName, Shape>, roots: readonly TypeName[]) {
  const used = new Map<TypeName, Shape>();
  const visit = (name: TypeName): void => {
    const shape = types.get(name);
    if (shape === undefined || used.has(name)) return;
    used.set(name, shape);
    renamed(shape, (each) => {
      visit(each);
      return each;
    });
  };
  for (const root of roots) visit(root);
  return Object.fromEntries(used);
}

function targetOf(module: ModuleName, from: string): ModuleName {
  const path = from.startsWith('.') ? posix.join(posix.dirname(module), from) : from;
  return path.replace(/\.js$/, '');
}

function packageOf(module: ModuleName): string {
  const [scope = '', name = ''] = module.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

/** The path in the package, such as `#apps/v1/Deployment`: of a kind, its `apiVersion` and `kind`. */
function nameOf(module: ModuleName): TypeName {
  return `#${module.slice(packageOf(module).length + 1)}`;
}
