// Keys and values of labels, keys of annotations, and how much the annotations weigh.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { asBody, type Body, type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtField } from '../../point-at.ts';
import { isOfForm, keyFault, LABEL_VALUE } from './name-forms.ts';

/** https://github.com/kubernetes/apimachinery/blob/v0.35.0/pkg/api/validation/objectmeta.go */
const ANNOTATIONS_MAX_BYTES = 256 * 1024;

interface Metadata {
  readonly artifact: KubernetesArtifact;
  readonly path: Path;
  readonly body: Body;
}

export function checkLabels(input: CheckInput): readonly Diagnostic[] {
  const { environment } = input;
  return metadataIn(input).flatMap((metadata) => {
    const { artifact, path, body } = metadata;
    const object = nameOf(artifact.object);
    const faults = [...labelFaults(body), ...annotationFaults(body)].map(
      ({ field, key, expected }) => {
        const at = [...path, field, key];
        const args = { object, field: renderPath(at), expected };
        const where = { path: pointAtField(environment, artifact, at) };
        return diagnostic('check/kubernetes-label', args, where);
      },
    );
    const bytes = sizeOf(asBody(body['annotations']));
    if (bytes <= ANNOTATIONS_MAX_BYTES) return faults;
    const args = { object, bytes, max: ANNOTATIONS_MAX_BYTES };
    const where = { path: artifact.origin };
    return [...faults, diagnostic('check/kubernetes-annotation-size', args, where)];
  });
}

function metadataIn(input: CheckInput): readonly Metadata[] {
  const own = input.objects.map((artifact) => ({
    artifact,
    path: ['metadata'],
    body: asBody(artifact.object.metadata),
  }));
  const ofPods = podTemplatesOf(input)
    .filter(({ path }) => path.length > 1)
    .map(({ artifact, path, metadata }) => ({
      artifact,
      path: [...path.slice(0, -1), 'metadata'],
      body: metadata,
    }));
  return [...own, ...ofPods];
}

interface Fault {
  readonly field: 'labels' | 'annotations';
  readonly key: string;
  readonly expected: string;
}

function labelFaults(body: Body): readonly Fault[] {
  return Object.entries(asBody(body['labels'])).flatMap(([key, value]): readonly Fault[] => {
    const isLegal = typeof value !== 'string' || isOfForm(value, LABEL_VALUE);
    const expected = keyFault(key) ?? (isLegal ? undefined : LABEL_VALUE.expected);
    return expected === undefined ? [] : [{ field: 'labels', key, expected }];
  });
}

function annotationFaults(body: Body): readonly Fault[] {
  return Object.keys(asBody(body['annotations'])).flatMap((key): readonly Fault[] => {
    const expected = keyFault(key.toLowerCase());
    return expected === undefined ? [] : [{ field: 'annotations', key, expected }];
  });
}

function sizeOf(annotations: Body): number {
  return Object.entries(annotations)
    .flat()
    .reduce<number>((sum, text) => sum + Buffer.byteLength(String(text)), 0);
}
