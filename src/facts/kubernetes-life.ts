// What of a Kubernetes object cannot be changed once it stands.
import facts from './kubernetes-life.json' with { type: 'json' };

export interface KubernetesLife {
  /** Paths that the API server, or the webhook of a controller, refuses to change. */
  readonly immutable: readonly string[];
  /** As well, but for leaving them out: then they stay as they are. */
  readonly kept: readonly string[];
  /** Quantities that may only become more. */
  readonly grows: readonly string[];
  /** Accepted, and without effect once the object stands. */
  readonly deaf: readonly string[];
}

const KINDS: Readonly<Record<string, Partial<KubernetesLife>>> = facts.kinds;
const NONE: KubernetesLife = { immutable: [], kept: [], grows: [], deaf: [] };

/** `group` is empty for what Kubernetes calls core. */
export function lifeOf(group: string, kind: string): KubernetesLife {
  return { ...NONE, ...KINDS[`${group}/${kind}`] };
}
