// What a change would do to objects in a cluster that runs, under Argo CD with automatic sync.
import { entry } from '../entry.ts';

// A type alias: an interface has no implicit index signature, and arguments are records.
type Moved = { object: string; from: string; to: string };

export const kubernetesLifecycleCatalogue = {
  'lifecycle/immutable-field': entry<{
    object: string;
    field: string;
    before: string;
    after: string;
    remedy: string;
  }>({
    severity: 'error',
    message: ({ object, field, before, after }) =>
      `Field ${field} of ${object} cannot be changed once it stands: ${before} → ${after}`,
    hint: ({ remedy }) => remedy,
    why: 'The API server, or the webhook of a controller, refuses the change, or takes it and does nothing; the sync fails in that wave, and whatever comes after it waits. Which fields they are is in src/facts/kubernetes-life.json, each with its source.',
  }),
  'lifecycle/held-by-application': entry<Moved & { remedy: string }>({
    severity: 'error',
    message: ({ object, from, to }) =>
      `Object held: ${object} moves from the Application of ${from}, which goes, to that of ${to}, and Argo CD refuses to share it`,
    hint: ({ remedy }) => remedy,
    why: 'An object says which Application it is of. With `FailOnSharedResource` an Application does not sync while one of its objects is of another one, also where that one is gone; the root waits for the new one before it takes the old one away, so neither moves.',
  }),
  'lifecycle/made-again': entry<Moved>({
    severity: 'warning',
    message: ({ object, from, to }) =>
      `Object made again: ${object} moves from the Application of ${from} to that of ${to}, which makes it after the first one has deleted it`,
    hint: () => 'Expect that what it does is missing for up to a few minutes, and choose the hour',
    why: 'The new Application is refused until the old one has pruned the object, and tries again then. In between a target group has no targets, or a Service no address.',
  }),
  'lifecycle/still-held': entry<{ needs: string; command: string }>({
    severity: 'error',
    message: ({ needs }) => `Still held until it is removed, and that is after: ${needs}`,
    hint: ({ command }) =>
      `Take it away from the first one in a change before this one. Or waive this, merge, and once the sync has been refused: ${command}; the next try succeeds, and until then nothing gets through`,
    why: 'Argo CD applies what is new, waits until it is healthy, and prunes last. That is what keeps a service up while it moves, and what keeps two objects from having an address, a target group or a host one after the other.',
  }),
  'lifecycle/interrupts': entry<{ what: string; remedy: string }>({
    severity: 'warning',
    message: ({ what }) => `Interruption: ${what}`,
    hint: ({ remedy }) => remedy,
    why: 'The change applies as it is written, and somebody who uses the system at that moment may notice. Where another order of steps avoids that, the hint says which.',
  }),
  'lifecycle/destroys-claims': entry<{ object: string; claims: string; asks: boolean }>({
    severity: 'error',
    message: ({ object, claims, asks }) =>
      `Disks destroyed: without ${object}, the disks of ${claims} go${asks ? ', once somebody has confirmed it to Argo CD' : ''}`,
    hint: () =>
      'Keep the disks before this is merged, by deletionProtection: true of a StatefulSet, or for each volume by kubectl patch pv <volume> --patch \'{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}\'; or copy what is needed, and waive this',
    why: 'A claim that is deleted takes its volume with it where its StorageClass says `Delete`, and a StatefulSet takes its claims where nothing protects them. A service that changes its kind or its namespace begins with empty disks.',
  }),
  'lifecycle/removes-controller': entry<{
    addon: string;
    objects: string;
    stays: string;
    first: string;
  }>({
    severity: 'error',
    message: ({ addon, objects, stays }) =>
      `Controller removed: ${addon} goes together with ${objects === '' ? 'what it does' : objects}; ${stays}`,
    hint: ({ first }) => first,
    why: 'Only the controller knows how to take away what it has made, and its objects wait for it with a finalizer. Applications that go with one commit go at once, and its rights in AWS go with the next apply. Argo CD never deletes the definitions of a chart with its Application, so that no object goes for that reason.',
  }),
  'lifecycle/left-running': entry<{ application: string; namespace: string; component: string }>({
    severity: 'warning',
    message: ({ application, component }) =>
      `Left running: Application ${application} goes, and the objects of ${component} run on, which nobody looks after`,
    hint: ({ application, namespace }) =>
      `Where they are to be deleted with it, run before this is merged: kubectl -n ${namespace} patch application ${application} --type merge --patch '{"metadata":{"finalizers":["resources-finalizer.argocd.argoproj.io"]}}'`,
    why: 'In production and in shared environments an Application has no finalizer, so that a line removed by mistake takes nothing down. What was meant to go has to be taken away, with its load on nodes and stores.',
  }),
  'lifecycle/left-namespace': entry<{ namespace: string }>({
    severity: 'warning',
    message: ({ namespace }) =>
      `Namespace left: ${namespace} is no longer written, and stays in the cluster with everything that is in it`,
    hint: ({ namespace }) =>
      `Once nothing in it is needed, claims before all: kubectl delete namespace ${namespace}`,
    why: 'A namespace is deleted with its pods, its secrets and the disks that they claim, whatever has taken its place by then. So Argo CD leaves it alone, and neither prunes what is in a namespace that its project no longer admits.',
  }),
} as const;
