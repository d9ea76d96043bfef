// Names of objects, in the form and length that the API server accepts for their kind.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtField } from '../../point-at.ts';
import {
  DNS_1035_LABEL,
  DNS_LABEL,
  DNS_SUBDOMAIN,
  isOfForm,
  type NameForm,
  PATH_SEGMENT,
} from './name-forms.ts';

const FORMS: Readonly<Record<string, NameForm>> = {
  ClusterRole: PATH_SEGMENT,
  ClusterRoleBinding: PATH_SEGMENT,
  // Its Jobs append eleven characters.
  // https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec
  CronJob: {
    ...DNS_SUBDOMAIN,
    maxLength: 52,
    expected: 'at most 52 lower-case letters, digits, inner hyphens and inner dots',
  },
  // The name is the value of a label on its pods.
  // https://kubernetes.io/docs/concepts/workloads/controllers/job/#writing-a-job-spec
  Job: {
    ...DNS_SUBDOMAIN,
    maxLength: 63,
    expected: 'at most 63 lower-case letters, digits, inner hyphens and inner dots',
  },
  Namespace: DNS_LABEL,
  Role: PATH_SEGMENT,
  RoleBinding: PATH_SEGMENT,
  Service: DNS_1035_LABEL,
};

export function checkObjectNames({ environment, objects }: CheckInput): readonly Diagnostic[] {
  const describe = (artifact: KubernetesArtifact, field: 'name' | 'namespace', form: NameForm) => {
    const { object } = artifact;
    const { expected } = form;
    const value = object.metadata[field] ?? '';
    const args = { object: nameOf(object), field, value, length: value.length, expected };
    const path = pointAtField(environment, artifact, ['metadata', field]);
    return diagnostic('check/kubernetes-object-name', args, { path });
  };
  return objects.flatMap((artifact) => {
    const { kind, metadata } = artifact.object;
    const form = FORMS[kind] ?? DNS_SUBDOMAIN;
    const { name, namespace } = metadata;
    return [
      ...(isOfForm(name, form) ? [] : [describe(artifact, 'name', form)]),
      ...(namespace === undefined || isOfForm(namespace, DNS_LABEL)
        ? []
        : [describe(artifact, 'namespace', DNS_LABEL)]),
    ];
  });
}
