// What runs before a new version of a service ends before its pods are replaced.
import { podTemplateOf } from '../../artifacts/pod-templates.ts';
import type { CheckInput } from '../../check-input.ts';
import type { Edge } from './edge.ts';
import { waveIndex } from './wave-index.ts';

const COMPONENT = 'app.kubernetes.io/component';
const SERVING: ReadonlySet<string> = new Set(['Deployment', 'Rollout', 'StatefulSet']);

export function releaseEdges(input: CheckInput): readonly Edge[] {
  const { objects } = waveIndex(input);
  const releases = objects.filter(
    ({ artifact }) => podTemplateOf(input, artifact)?.labels[COMPONENT] === 'release',
  );
  const serving = objects.filter(({ artifact }) => SERVING.has(artifact.object.kind));
  return releases.flatMap(({ end: earlier }) =>
    serving
      .filter(({ end }) => end.application === earlier.application)
      .map(({ end: later }) => ({ earlier, later })),
  );
}
