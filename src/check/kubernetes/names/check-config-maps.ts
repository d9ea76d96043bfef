// Keys of ConfigMaps and Secrets, and how much they weigh.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { asBody, type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtField } from '../../point-at.ts';
import { CONFIG_KEY, isOfForm } from './name-forms.ts';

/** https://kubernetes.io/docs/concepts/configuration/configmap/#motivation */
const MAX_BYTES = 1024 * 1024;

const MAPS = ['data', 'binaryData', 'stringData'] as const;

export function checkConfigMaps({ environment, objects }: CheckInput): readonly Diagnostic[] {
  const holders = objects.filter(({ object }) => ['ConfigMap', 'Secret'].includes(object.kind));
  return holders.flatMap((artifact) => {
    const { object, origin } = artifact;
    const name = nameOf(object);
    const illegal = entriesOf(artifact)
      .filter(({ key }) => !isOfForm(key, CONFIG_KEY))
      .map(({ map, key }) => {
        const args = { object: name, field: renderPath([map, key]), expected: CONFIG_KEY.expected };
        const path = pointAtField(environment, artifact, [map, key]);
        return diagnostic('check/kubernetes-config-key', args, { path });
      });
    const bytes = entriesOf(artifact).reduce((sum, each) => sum + each.bytes, 0);
    if (bytes <= MAX_BYTES) return illegal;
    const args = { object: name, bytes, max: MAX_BYTES };
    return [...illegal, diagnostic('check/kubernetes-config-size', args, { path: origin })];
  });
}

function entriesOf({ object }: KubernetesArtifact) {
  return MAPS.flatMap((map) =>
    Object.entries(asBody(object[map])).map(([key, value]) => ({
      map,
      key,
      bytes: Buffer.byteLength(key) + Buffer.byteLength(String(value)),
    })),
  );
}
