// Applications in another namespace: who reads the old ones is not told, and who reads the new ones is not there.

import { manual } from '../../../../diagnostics/typed.ts';
import type { FindInterruptions } from './interruption.ts';

export const argoCdInterruptions: FindInterruptions = ({ objects }) => {
  const roots = objects.filter(
    ({ component, before, after }) =>
      component === 'root' && (after ?? before)?.kind === 'Application',
  );
  const to = roots.find(({ before }) => before === null)?.after?.metadata.namespace;
  const from = roots.find(({ after }) => after === null)?.before?.metadata.namespace;
  if (to === undefined || from === undefined) return [];
  const what = `the Applications of ${from} stay and go on syncing, beside those of ${to}, which nobody reads until an Argo CD is there`;
  const remedy = `Delete the root in ${from} with --cascade=orphan and then its Applications, install Argo CD in ${to}, and apply root.yaml by hand: ${manual('how-to/connect-argo-cd.md')}`;
  return [{ path: ['delivery', 'argocd', 'namespace'], what, remedy }];
};
