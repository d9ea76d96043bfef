// Who may do everything in the cluster: whoever gets into such a pod has all secrets and all nodes.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { namespaceOf, objectsOf } from '../../artifacts/objects.ts';
import { asBody, asList, type Body, type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtWritten } from '../../point-at.ts';

const CLUSTER_ADMIN = 'cluster-admin';
/** Where the control of the cluster itself lies: everything there is everything. */
const CONTROL = 'kube-system';

export function checkClusterAdmin(input: CheckInput): readonly Diagnostic[] {
  const bindings = [
    ...objectsOf(input, 'ClusterRoleBinding'),
    ...objectsOf(input, 'RoleBinding').filter((each) => namespaceOf(input, each) === CONTROL),
  ];
  return bindings.flatMap((artifact) => {
    const object = artifact.object as unknown as Body;
    const role = String(asBody(object['roleRef'])['name']);
    if (!isAlmighty(input, asBody(object['roleRef']))) return [];
    const subjects = asList(object['subjects']).map((each) => nameOfSubject(asBody(each)));
    const args = { object: nameOf(artifact.object), role, subjects: subjects.join(', ') };
    if (subjects.length === 0) return [];
    const path = pointAtWritten(artifact, ['roleRef']);
    return [diagnostic('check/cluster-admin', args, { path })];
  });
}

function isAlmighty(input: CheckInput, { kind, name }: Body): boolean {
  if (kind === 'ClusterRole' && name === CLUSTER_ADMIN) return true;
  return objectsOf(input, String(kind))
    .filter(({ object }) => object.metadata.name === name)
    .some(({ object }) =>
      asList((object as unknown as Body)['rules']).some((rule) =>
        ['apiGroups', 'resources', 'verbs'].every((part) =>
          asList(asBody(rule)[part]).includes('*'),
        ),
      ),
    );
}

function nameOfSubject({ kind, namespace, name }: Body): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
