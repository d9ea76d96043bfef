// Every key that names another key: does its target exist?
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { everyKind } from '../../kinds/kinds.ts';
import type { Reference } from '../../model/reference.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { entriesOf, kindNamed } from '../edges.ts';
import { clusterReferences } from './cluster/cluster-references.ts';
import { edgeReferences } from './edge/edge-references.ts';
import { networkReferences } from './network/network-references.ts';
import { bucketReferences } from './operations/bucket-references.ts';
import { operationsReferences } from './operations/operations-references.ts';
import { organizationReferences } from './operations/organization-references.ts';
import { serviceReferences, useReferences } from './services/service-references.ts';

/** Every key of an environment that names another one. */
export function referencesOf(environment: Environment): readonly Reference[] {
  return [
    ...serviceReferences(environment),
    ...useReferences(environment),
    ...edgeReferences(environment),
    ...networkReferences(environment),
    ...bucketReferences(environment),
    ...clusterReferences(environment),
    ...operationsReferences(environment),
    ...organizationReferences(environment),
    ...everyKind.flatMap(({ rules }) => rules?.references?.(environment) ?? []),
  ];
}

export function checkReferences(environment: Environment): readonly Diagnostic[] {
  return referencesOf(environment).flatMap((each) => {
    const among = each.among ?? keysOfKind(environment, each.kind);
    return among.includes(each.name) ? [] : [unknownTarget(each, among)];
  });
}

function keysOfKind(environment: Environment, noun: string): readonly string[] {
  const kind = kindNamed(noun);
  if (!kind) throw new Error(`Not a kind of resource: ${noun}`);
  return Object.keys(entriesOf(environment, kind));
}

function unknownTarget(
  { kind, name, user, path, target }: Reference,
  among: readonly string[],
): Diagnostic {
  const known = [...among].sort().join(', ');
  const collection = kindNamed(kind)?.collection;
  const place = collection === undefined ? `the ${kind}` : `${collection}.${name}`;
  const args = { kind, name, user, known, place, suggestion: nearest(name, among) };
  return diagnostic('model/unknown-target', args, { path, target: target ?? 'value' });
}
