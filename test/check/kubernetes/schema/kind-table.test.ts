// The table is derived from packages for custom resources too. Where the definitions themselves lie
// beside the repository, the two are compared: what the table lets through, the definition has to know.
import { describe, expect, it } from 'vitest';
import { goPattern } from '../../../../src/check/kubernetes/schema/go-pattern.ts';
import { resolveShape } from '../../../../src/check/kubernetes/schema/kind-table.ts';
import generated from '../../../../src/check/kubernetes/schema/kinds.generated.json' with {
  type: 'json',
};
import type { Shape, ShapeTable } from '../../../../src/check/kubernetes/schema/shape.ts';
import { compiledNightSchool } from '../../../support/compiled.ts';
import { hasShared, readShared } from '../../../support/shared-folder.ts';

const table = generated as unknown as ShapeTable;

interface Definition {
  readonly properties?: Readonly<Record<string, Definition>>;
  readonly additionalProperties?: Definition | boolean;
  readonly items?: Definition;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
}

/** The CRDs of Argo Rollouts keep only labels and annotations of a template, and its pods are of an
 * older Kubernetes. */
const LOOSER = /\btemplate\.metadata\.|\.job\.metadata\.|\.spec\.schedulingGroup$/;

/** Whose definition does not lie there. */
const WITHOUT = 'monitoring.coreos.com/v1alpha1/ScrapeConfig';

const custom = Object.entries(table.kinds).filter(
  ([kind]) =>
    /^(argoproj\.io|external-secrets\.io|monitoring\.coreos\.com|elbv2\.k8s\.aws)\//.test(kind) &&
    kind !== WITHOUT,
);

const defined = custom.filter(([kind]) => hasShared(definitionPath(kind)));

function definitionPath(kind: string): string {
  const [group, version, name = ''] = kind.split('/');
  return `schemas/${group}/${name.toLowerCase()}_${version}.json`;
}

/** Fields that only the table has, fields that only the table requires, words that only it allows. */
function surplus(shape: Shape, definition: Definition, path = ''): readonly string[] {
  const named = resolveShape(shape);
  if (typeof named === 'string') return [];
  if ('list' in named) return surplus(named.list, definition.items ?? {}, `${path}[]`);
  if ('map' in named) {
    const { additionalProperties: each } = definition;
    return typeof each === 'object' ? surplus(named.map, each, `${path}{}`) : [];
  }
  if ('values' in named) {
    const { enum: words = named.values } = definition;
    return named.values.filter((word) => !words.includes(word)).map((word) => `${path}=${word}`);
  }
  const { properties, required = [] } = definition;
  if (!('fields' in named) || properties === undefined) return [];
  const isTop = path === '';
  const stricter = (named.required ?? []).filter((field) => !isTop && !required.includes(field));
  return [
    ...stricter.map((field) => `${path}.${field} is required`),
    ...Object.entries(named.fields).flatMap(([field, each]) => {
      const inner = properties[field];
      return inner ? surplus(each, inner, `${path}.${field}`) : [`${path}.${field}`];
    }),
  ];
}

describe('kinds.generated.json', () => {
  it('has patterns that JavaScript understands', () => {
    const patterns = [...JSON.stringify(table).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)];

    expect(patterns.length).toBeGreaterThan(5);
    for (const [, text = '""'] of patterns) {
      expect(() => goPattern(JSON.parse(text) as string)).not.toThrow();
    }
  });

  it('names only types that it holds', () => {
    const names = [...JSON.stringify(table).matchAll(/"(#[^"]+)"(?!:)/g)].map(([, name]) => name);

    expect(names.filter((name) => !Object.hasOwn(table.types, name ?? ''))).toEqual([]);
  });

  it('holds every kind of the compiled environment', () => {
    const kinds = compiledNightSchool().objects.map(
      ({ object }) => `${object.apiVersion}/${object.kind}`,
    );

    expect([...new Set(kinds)].filter((kind) => !Object.hasOwn(table.kinds, kind))).toEqual([]);
  });

  it.each(defined)('lets through only what %s has', (kind, type) => {
    const found = surplus(type, readShared(definitionPath(kind)) as Definition);

    expect(found.filter((each) => !LOOSER.test(each))).toEqual([]);
  });
});
