// What waits for a person, and what refuses whoever is not there yet.

import { fateOf } from '../applications.ts';
import { valueAt } from '../changed-fields.ts';
import type { FindInterruptions } from './interruption.ts';
import { isGone } from './workloads.ts';

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#resource-pruning-with-confirmation */
export const namespaceInterruptions: FindInterruptions = (input) =>
  input.objects
    .filter((each) => each.before?.kind === 'Namespace' && isGone(each))
    .filter(({ component }) => fateOf(input, component) !== 'left')
    .map(({ before, origin }) => ({
      path: origin,
      what: `the sync waits until somebody lets Namespace ${before?.metadata.name} go, with everything that is in it`,
      remedy:
        'Look at what is in it, claims before all, and confirm it: argocd app confirm-deletion, or the annotation argocd.argoproj.io/deletion-approved',
    }));

/** https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/ */
export const meshInterruptions: FindInterruptions = ({ objects }) =>
  objects
    .filter(({ before, after }) => before === null && after?.kind === 'PeerAuthentication')
    .filter(({ after }) => valueAt(after, 'spec.mtls.mode') === 'STRICT')
    .filter(({ after }) => valueAt(after, 'spec.selector') === undefined)
    .map(({ origin }) => ({
      path: [...origin, 'mutualTls'],
      what: 'pods that run have no sidecar, and those that have one refuse them',
      remedy: 'Write mutualTls: permissive first, and strict once every pod has been replaced',
    }));
