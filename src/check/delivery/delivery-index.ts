// Argo CD's own objects as the rules of this folder ask for them, read once per input.
import type { Component, KubernetesArtifact } from '../../model/artifact.ts';
import { gitPath, outputPath } from '../../model/delivery/output-folder.ts';
import { groupBy } from '../../model/values/group-by.ts';
import { objectsOf } from '../artifacts/objects.ts';
import { asBody, type Body, type CheckInput } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';

export interface Application {
  readonly name: string;
  readonly artifact: KubernetesArtifact;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: Body;
  readonly source: Body;
  readonly destination: Body;
  readonly wave: number;
  /** Name of the component it should sync: that of the folder, or of the chart's release. */
  readonly syncs: string | undefined;
  /** To which its chart writes beside its own. */
  readonly otherNamespaces: readonly string[];
  /** Of its folder; none for a chart, whose objects Argo CD renders. */
  readonly objects: readonly KubernetesArtifact[];
}

export interface DeliveryIndex {
  /** Applied by hand; it syncs the folder of the others. */
  readonly roots: readonly Application[];
  readonly children: readonly Application[];
  readonly projects: ReadonlyMap<string, KubernetesArtifact>;
  readonly byComponent: ReadonlyMap<string, readonly Application[]>;
  readonly components: ReadonlyMap<string, Component>;
}

/** The folder of Applications and projects, and the root Application: no components of their own. */
export const ARGOCD = 'argocd';
export const ROOT = 'root';

const WAVE = 'argocd.argoproj.io/sync-wave';

export const deliveryIndex: (input: CheckInput) => DeliveryIndex = oncePerInput(build);

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
export function waveOf({ object }: KubernetesArtifact): number {
  return Number(object.metadata.annotations?.[WAVE] ?? 0);
}

/** `group` is empty for what Kubernetes calls core. */
export function groupOf({ object: { apiVersion } }: KubernetesArtifact): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

function build(input: CheckInput): DeliveryIndex {
  const folders = groupBy(input.objects, ({ component }) => component);
  const dist = `${gitPath(input.environment, outputPath(input.environment))}/`;
  const components = new Map(input.components.map((component) => [component.name, component]));
  const all = objectsOf(input, 'Application').map((artifact) =>
    read(artifact, { dist, folders, components }),
  );
  const children = all.filter(({ artifact }) => artifact.component !== ROOT);
  return {
    roots: all.filter(({ artifact }) => artifact.component === ROOT),
    children,
    projects: new Map(
      objectsOf(input, 'AppProject').map((each) => [each.object.metadata.name, each]),
    ),
    byComponent: groupBy(children, ({ syncs }) => syncs ?? ''),
    components,
  };
}

interface Around {
  readonly dist: string;
  readonly folders: ReadonlyMap<string, readonly KubernetesArtifact[]>;
  readonly components: DeliveryIndex['components'];
}

function read(artifact: KubernetesArtifact, { dist, folders, components }: Around): Application {
  const { metadata, spec } = artifact.object;
  const body = asBody(spec);
  const source = asBody(body['source']);
  const folder = folderOf(source, dist);
  const release = asBody(source['helm'])['releaseName'];
  const syncs = folder ?? (typeof release === 'string' ? release : undefined);
  const synced = components.get(syncs ?? '')?.source;
  return {
    name: metadata.name,
    artifact,
    annotations: metadata.annotations ?? {},
    spec: body,
    source,
    destination: asBody(body['destination']),
    wave: waveOf(artifact),
    syncs,
    otherNamespaces: synced?.type === 'chart' ? (synced.otherNamespaces ?? []) : [],
    objects: folders.get(folder ?? '') ?? [],
  };
}

/** `dist/<system>/<environment>/kubernetes/cart` → `cart`, and `…/argocd` → `argocd`. */
function folderOf({ path }: Body, dist: string): string | undefined {
  if (typeof path !== 'string') return undefined;
  return path.startsWith(dist) ? path.slice(dist.length).replace(/^kubernetes\//, '') : path;
}
