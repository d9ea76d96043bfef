// What becomes of disks that are asked for otherwise than they are, and what to do by hand.
import { quantityOf } from '../../../../facts/kubernetes-life.ts';
import type { Claim } from './claims-in.ts';

export interface ChangedDisk {
  readonly path: string;
  readonly before: Claim | null;
  readonly after: Claim | null;
  /** What claims it, as messages name it. */
  readonly owner: string;
  readonly namespace: string;
  /** Of paths in an object. */
  readonly prefix: string;
  /** Null: nobody here knows. */
  readonly of: 'set' | 'operator' | 'claim' | null;
  /** Of the StatefulSet or claim; null where it is not known. */
  readonly name: string | null;
}

interface Told {
  /** What happens, as a sentence. */
  readonly consequence: string;
  readonly remedy: string;
}

type Tell = (disk: ChangedDisk) => Told | undefined;

type Direction = 'grows' | 'shrinks' | 'other';

function directionOf({ before, after }: ChangedDisk): Direction {
  const [from, to] = [before, after].map((claim) => quantityOf(claim?.size));
  if (from === undefined || to === undefined || from === to) return 'other';
  return to > from ? 'grows' : 'shrinks';
}

/** https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims */
function grown({ namespace, after }: ChangedDisk): string {
  const patch = `{"spec":{"resources":{"requests":{"storage":"${after?.size}"}}}}`;
  return `kubectl -n ${namespace} patch pvc <claim> --patch '${patch}' for each of its claims (kubectl -n ${namespace} get pvc)`;
}

function orphaned({ namespace, name }: ChangedDisk): string {
  return `kubectl -n ${namespace} delete statefulset ${name ?? '<set>'} --cascade=orphan`;
}

const BACK = 'Write the value of before';

/** The API server forbids any change of `volumeClaimTemplates`. Recreating hooks of charts run in `helm upgrade`
 * alone, and Argo CD never runs that: https://argo-cd.readthedocs.io/en/stable/faq/#after-deploying-my-helm-application-with-argo-cd-i-cannot-see-it-with-helm-ls-and-other-helm-commands */
const ofSet: Tell = (disk) => {
  const consequence =
    'the API server refuses to change the claims of a StatefulSet, so the sync fails and the disks stay as they are';
  const around = `${orphaned(disk)}; the next try makes the set again around the pods that run`;
  if (directionOf(disk) === 'grows') {
    const remedy = `${BACK}, or first ${grown(disk)}, waive this, merge, and once the sync has been refused: ${around}`;
    return { consequence, remedy };
  }
  const remedy = `${BACK}; a disk never shrinks and never changes its class. Or waive this, merge, and once the sync has been refused: ${around}; only disks of new pods are as it is written`;
  return { consequence, remedy };
};

/** prometheus-operator/prometheus-operator v0.93.1 pkg/k8s/statefulset.go, ForceUpdateStatefulSet */
const ofOperator: Tell = (disk) => {
  const again = 'the operator deletes the StatefulSet with all of its pods and makes it again';
  if (directionOf(disk) === 'grows') {
    return {
      consequence: `${again}, and the disks stay ${disk.before?.size}: what is kept by size grows past them, until they are full`,
      remedy: `First ${grown(disk)}, wait until they have grown, and allow this by a waiver; while its pods start anew nothing is measured and nobody is alerted`,
    };
  }
  if (directionOf(disk) === 'shrinks') {
    return {
      consequence: `${again}; the disks stay ${disk.before?.size} and cost as much, and what is above the new size is deleted`,
      remedy: `${BACK}. For smaller disks, waive this, and once it is merged delete one claim after the other with its pod, which begins empty`,
    };
  }
  // It begins with an empty disk where it had none.
  if (disk.before === null) return undefined;
  const left = disk.after === null ? 'are left, and nothing of them is read' : 'stay as they are';
  return {
    consequence: `${again}; the disks that are there ${left}`,
    remedy: `${BACK}, or allow it by a waiver once nobody needs what is on them`,
  };
};

/** A claim grows in place. */
const ofClaim: Tell = (disk) => {
  if (disk.before === null || disk.after === null || directionOf(disk) === 'grows')
    return undefined;
  return {
    consequence:
      'the API server refuses to make a claim smaller or of another class, and the sync fails',
    remedy: `${BACK}; for another disk, give the claim another name and copy`,
  };
};

export const KNOWN = { set: ofSet, operator: ofOperator, claim: ofClaim } as const;

export const UNKNOWN: Tell = (disk) => ({
  consequence:
    'where they are claims of a StatefulSet, the API server refuses it and the sync fails; disks that are there stay as they are, unless an operator grows them',
  remedy:
    directionOf(disk) === 'grows'
      ? `Look what claims them (kubectl -n ${disk.namespace} get statefulset,pvc). Of a StatefulSet, first ${grown(disk)}, merge, and once the sync has been refused: ${orphaned(disk)}`
      : `${BACK}; a disk never shrinks and never changes its class`,
});
