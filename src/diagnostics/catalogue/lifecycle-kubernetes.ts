// What a change would do to objects in a cluster that runs, under Argo CD with automatic sync.
import { entry } from '../entry.ts';

// Type aliases: an interface has no implicit index signature, and arguments are records.
type Disks = {
  /** `singleBinary.persistence of loki` */
  disk: string;
  before: string;
  after: string;
  consequence: string;
  remedy: string;
};

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
  'lifecycle/disks-stay': entry<Disks>({
    severity: 'error',
    message: ({ disk, before, after, consequence }) =>
      `Disks stay: ${disk} goes from ${before} to ${after}; ${consequence}`,
    hint: ({ remedy }) => remedy,
    why: 'A StatefulSet makes a claim for each of its pods once. Another size in its template changes none of them, and the API server forbids it; an operator makes the set again, and leaves the claims alone. Only a claim itself can grow: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims',
  }),
  'lifecycle/disks-unsure': entry<Disks>({
    severity: 'warning',
    message: ({ disk, before, after, consequence }) =>
      `Disks may stay: ${disk} goes from ${before} to ${after}; ${consequence}`,
    hint: ({ remedy }) => remedy,
    why: 'Whether a chart of your own, or the operator of a kind, makes a disk larger, its templates and its code decide. Most charts make a StatefulSet, whose claims cannot change.',
  }),
  'lifecycle/strands-disks': entry<{ zones: string; whose: string }>({
    severity: 'error',
    message: ({ zones, whose }) =>
      `Disks out of reach: ${zones} has no node any more for the pods of ${whose}; a disk of EBS stays in its zone, and a pod whose disk is there is never scheduled again`,
    hint: ({ zones }) =>
      `Keep nodes in ${zones} until no disk is there; kubectl get pv -o custom-columns=CLAIM:.spec.claimRef.name,AT:.spec.nodeAffinity.required.nodeSelectorTerms[*].matchExpressions[*].values says where each is. Where none is, waive this; another zone gets a copy by a snapshot, or the pod begins with an empty disk once its claim is deleted`,
    why: 'An EBS volume is attached to instances of its own zone alone, and its PersistentVolume says so by node affinity: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#node-affinity',
  }),
  'lifecycle/destroys-claims': entry<{ object: string; claims: string; asks: boolean }>({
    severity: 'error',
    message: ({ object, claims, asks }) =>
      `Disks destroyed: without ${object}, the disks of ${claims} go${asks ? ', once somebody has confirmed it to Argo CD' : ''}`,
    hint: () =>
      'Keep the disks before this is merged, by deletionProtection: true of a StatefulSet, or for each volume by kubectl patch pv <volume> --patch \'{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}\'; or copy what is needed, and waive this',
    why: 'A claim that is deleted takes its volume with it where its StorageClass says `Delete`, and a StatefulSet takes its claims where nothing protects them. A service that changes its kind or its namespace begins with empty disks.',
  }),
  'lifecycle/drops-definitions': entry<{ owner: string; kinds: string }>({
    severity: 'error',
    message: ({ owner, kinds }) =>
      `Definitions dropped: ${owner} no longer defines ${kinds}; Argo CD prunes the definitions, and with each go all objects of its kind`,
    hint: () =>
      'Keep them, or let another Application bring them first. Or annotate each before this is merged, so that it stays: kubectl annotate crd <definition> argocd.argoproj.io/sync-options=Prune=false',
    why: 'A CustomResourceDefinition that is deleted takes every object of its kind along, whoever made it, and what their controllers made of them: certificates, secrets, monitors. https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#delete-a-customresourcedefinition',
  }),
  'lifecycle/drops-version': entry<{ definition: string; versions: string }>({
    severity: 'error',
    message: ({ definition, versions }) =>
      `Version dropped: ${definition} is no longer served as ${versions}; what is written in it can neither be read nor applied`,
    hint: ({ definition }) =>
      `Serve it until everything is written in another one, and kubectl get crd ${definition} -o jsonpath={.status.storedVersions} does not name it; the API server refuses to take away a version that is stored`,
    why: 'Objects are stored in the version that was current when they were last written. A version leaves in steps: another one is stored, all objects are written again, and then it may go. https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#upgrade-existing-objects-to-a-new-stored-version',
  }),
  'lifecycle/changes-definitions': entry<{
    owner: string;
    chart: string;
    before: string;
    after: string;
    kinds: string;
  }>({
    severity: 'warning',
    message: ({ owner, before, after, kinds }) =>
      `Definitions may change: ${owner} goes from ${before} to ${after}, and defines ${kinds}; what a chart no longer defines Argo CD prunes with all objects of that kind, and a version that is no longer served cannot be read`,
    hint: ({ chart, before, after }) =>
      `Read the upgrade notes of ${chart}, and compare what it defines: helm template ${chart} --repo <its repository> --include-crds --version ${before}, and ${after}; kubectl get crd -o custom-columns=NAME:.metadata.name,STORED:.status.storedVersions says what is stored`,
    why: 'A new major version of a chart may leave out a kind or a version of it, and nothing of that stands in this repository. The schemas that objects are checked with are those of the version that this release knows.',
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
