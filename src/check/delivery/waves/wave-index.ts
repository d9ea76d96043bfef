// The objects of an environment by kind and name, each with its Application.
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { asBody, type Body, type CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { type Application, deliveryIndex } from '../delivery-index.ts';
import { type End, endOf } from './edge.ts';

export interface Placed {
  readonly artifact: KubernetesArtifact;
  readonly spec: Body;
  readonly end: End;
}

export interface PlacedChart {
  readonly application: Application;
  readonly chart: string;
  readonly namespace: string;
  readonly values: Body;
}

export interface WaveIndex {
  /** Everything that Applications sync from folders, Argo CD's own objects left out. */
  readonly objects: readonly Placed[];
  readonly charts: readonly PlacedChart[];
  /** Such as `Namespace/shop` and `ConfigMap/shop/cart`. */
  readonly byName: ReadonlyMap<string, Placed>;
}

export const waveIndex: (input: CheckInput) => WaveIndex = oncePerInput(build);

function build(input: CheckInput): WaveIndex {
  const { children } = deliveryIndex(input);
  const objects = children.flatMap((application) =>
    application.objects.map((artifact) => ({
      artifact,
      spec: asBody(artifact.object['spec']),
      end: endOf(application, artifact),
    })),
  );
  const byName = new Map(objects.map((each) => [keyOf(each.artifact), each]));
  return { objects, byName, charts: children.flatMap(chartOf) };
}

export function placedKey(kind: string, namespace: string | undefined, name: unknown): string {
  return [kind, ...(namespace === undefined ? [] : [namespace]), name].join('/');
}

function keyOf({ object: { kind, metadata } }: KubernetesArtifact): string {
  return placedKey(kind, metadata.namespace, metadata.name);
}

function chartOf(application: Application): readonly PlacedChart[] {
  const { source, destination } = application;
  const { chart, helm } = source;
  if (typeof chart !== 'string') return [];
  const values = asBody(asBody(helm)['valuesObject']);
  return [{ application, chart, namespace: String(destination['namespace']), values }];
}
