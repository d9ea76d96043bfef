// The kinds this release knows, and the fields each of them has.
import { definitionsOf } from '../../../environment/definitions.ts';
import type { KubernetesObject } from '../../../model/artifact.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { oncePer } from '../../../model/values/once-per.ts';
import { asBody, type CheckInput } from '../../check-input.ts';
import generated from './kinds.generated.json' with { type: 'json' };
import type { NamedShape, Shape, ShapeTable, TypeName } from './shape.ts';
import { shapeOfDefinition } from './shape-of-schema.ts';

// As a type of its own the file would be a union of all its types.
const table = generated as unknown as ShapeTable;

const groupKinds: ReadonlySet<string> = new Set(
  Object.keys(table.kinds).map((key) => {
    const parts = key.split('/');
    return groupKind(parts.slice(0, -1).join('/'), parts.at(-1) ?? '');
  }),
);

/** Undefined for a kind, or a version of it, that neither the table holds nor the repository. */
export function shapeOf(
  { environment }: CheckInput,
  { apiVersion, kind }: KubernetesObject,
): Shape | undefined {
  const name = `${apiVersion}/${kind}`;
  return ownShapes(environment).get(name) ?? table.kinds[name];
}

/** Of definitions that the repository holds: they say all of a kind, where the table may say what we write. */
const ownShapes = oncePer(
  (environment: Environment): ReadonlyMap<string, Shape> =>
    new Map(
      definitionsOf(environment).flatMap(({ group, kind, versions }) =>
        Object.entries(versions).map(
          ([version, schema]) =>
            [`${group}/${version}/${kind}`, shapeOfDefinition(asBody(schema))] as const,
        ),
      ),
    ),
);

/** What a name stands for, to the end. */
export function resolveShape(shape: Shape): NamedShape {
  let resolved = shape;
  while (isTypeName(resolved)) resolved = table.types[resolved] ?? 'any';
  return resolved;
}

function isTypeName(shape: Shape): shape is TypeName {
  return typeof shape === 'string' && shape.startsWith('#');
}

/** `apps/Deployment`, whatever the version; `core/Service` for kinds without a group. */
export function groupKind(apiVersion: string, kind: string): string {
  const [group = '', version] = apiVersion.split('/');
  return `${version === undefined ? 'core' : group}/${kind}`;
}

export function isKnownKind(name: string): boolean {
  return groupKinds.has(name);
}

export function knownKinds(): Iterable<string> {
  return groupKinds;
}
