// Finds one object in what a Kubernetes room returned.
import type { Json, KubernetesOutput } from '../../src/model/artifact.ts';

/** A Kubernetes object as tests read it: its fields by name, whatever they hold. */
// biome-ignore lint/suspicious/noExplicitAny: tests read deep fields of many kinds
export type AnyObject = Record<string, any>;

export function objectsOf(output: KubernetesOutput, kind: string): readonly AnyObject[] {
  return output.artifacts.map(({ object }) => object).filter((object) => object.kind === kind);
}

export function objectOf(output: KubernetesOutput, kind: string, name: string): AnyObject {
  const found = objectsOf(output, kind).find(({ metadata }) => metadata.name === name);
  if (!found) throw new Error(`No ${kind} named ${name}`);
  return found;
}

/** The values of a chart, for reading deep fields. */
export function valuesOf(output: KubernetesOutput, component: string): AnyObject {
  const found = output.components.find(({ name }) => name === component);
  if (found?.source.type !== 'chart') throw new Error(`No chart named ${component}`);
  return found.source.values as Readonly<Record<string, Json>>;
}
