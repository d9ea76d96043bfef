// What is found of versions and engines that change under what runs (src/lifecycle/judges/versions).
import { entry, quote } from '../entry.ts';
import { manual } from '../typed.ts';
import { plural } from '../wording.ts';

// A type alias: an interface has no implicit index signature, and arguments are records.
type Raised = {
  /** `databases.main.version` */
  readonly key: string;
  /** Of the engine, as people call it. */
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** The command by which AWS says what it upgrades to. */
  readonly ask: string;
};

export const versionsLifecycleCatalogue = {
  'lifecycle/skipped-version': entry<
    Raised & {
      readonly first: string;
      /** Separated by arrows. */
      readonly steps: string;
    }
  >({
    severity: 'error',
    message: ({ key, title, before, after, steps }) =>
      `Step skipped in ${key}: ${title} goes from ${quote(before)} to ${quote(after)} in ${plural(steps.split(' → ').length, 'step')}, ${steps}`,
    hint: ({ first }) =>
      `Write "${first}", apply it, and take the next step in a change of its own`,
    why: 'AWS upgrades to the versions that it lists for the one that runs. A plan knows nothing of that list and promises the change; the apply is refused, or for OpenSearch planned as a replacement. Which version runs is read from what Git had at the merge base.',
  }),
  'lifecycle/downgrades': entry<Raised & { readonly back: string }>({
    severity: 'error',
    message: ({ key, title, before, after }) =>
      `Version lowered in ${key}: ${quote(before)} runs, and ${title} does not go back to ${quote(after)}`,
    hint: ({ before, back }) => `Write "${before}"; ${back}`,
    why: 'No store of AWS and no control plane goes back to an older version: it has rewritten what it keeps. To undo the commit that raised it does not undo the upgrade once it was applied. If it never was, a waiver with that reason lets this one pass.',
  }),
  'lifecycle/changes-engine': entry<{
    readonly key: string;
    readonly before: string;
    readonly after: string;
  }>({
    severity: 'error',
    message: ({ key, before, after }) =>
      `Engine changed in ${key}: ${before} → ${after} destroys what runs, and makes an empty one in its place`,
    hint: ({ before }) =>
      `Write ${before}; add the new one under a key of its own, move the data and the services, and remove this one in a later change`,
    why: 'Another engine keeps its data in another way, so Terraform plans to destroy one resource and to make another of the same name. Redis that becomes Valkey is the one that AWS changes where it stands.',
  }),
  'lifecycle/major-upgrade': entry<{
    readonly key: string;
    readonly before: string;
    readonly after: string;
    readonly meanwhile: string;
    readonly first: string;
    /** Parameters that are written and that the new version no longer has, with commas; empty: none. */
    readonly gone: string;
  }>({
    severity: 'warning',
    message: ({ key, before, after, meanwhile, gone }) =>
      `Upgrade without a way back in ${key}: ${quote(before)} → ${quote(after)} when it is applied; meanwhile ${meanwhile}${gone === '' ? '' : `; the new version has no ${gone}`}`,
    hint: ({ first, gone }) =>
      `${gone === '' ? '' : `Remove the parameters ${gone}. `}${first}; then apply at an hour that suits: ${manual('how-to/upgrade.md')}`,
    why: 'It is allowed, and the Terraform that is emitted applies it. What it means for who uses it is in no plan: what is away and for how long, and that AWS does not go back. A waiver at the key says that somebody has read it.',
  }),
  'lifecycle/upgrade-order': entry<{
    readonly key: string;
    readonly before: string;
    readonly after: string;
    /** `before its replicas reports and search`, as the end of a sentence. */
    readonly order: string;
    readonly how: string;
  }>({
    severity: 'error',
    message: ({ key, before, after, order }) =>
      `Order in ${key}: ${quote(before)} cannot become ${quote(after)} ${order}`,
    hint: ({ how }) => how,
    why: 'Some upgrades are several applies, in an order that AWS asks for: replicas of MySQL before their source, and before a minor version also those of PostgreSQL; a global cluster of DocumentDB is taken apart before. Terraform changes a source first, since its replicas name it.',
  }),
  'lifecycle/upgrade-unknown': entry<Raised & { readonly because: string }>({
    severity: 'warning',
    message: ({ key, title, before, after, because }) =>
      `Not known in ${key}: whether ${title} goes from ${quote(before)} to ${quote(after)}; ${because}`,
    hint: ({ ask }) => `Ask AWS before this is applied: ${ask}`,
    why: 'Our table of what AWS upgrades to has a date, and Git does not know a minor version that AWS chose. What AWS refuses, it refuses in the apply.',
  }),
  'lifecycle/joins-global': entry<{ readonly key: string; readonly how: string }>({
    severity: 'error',
    message: ({ key }) =>
      `Cannot join in ${key}: the cluster stands already, and Terraform adds none that does`,
    hint: ({ how }) => how,
    why: 'A member is made as one. AWS can make a global cluster out of one that stands, which becomes its primary; the provider has no argument for that beside those of the cluster, so that it is done once by hand and imported.',
  }),
  'lifecycle/pinned-behind': entry<{
    readonly key: string;
    readonly pin: string;
    readonly before: string;
    readonly after: string;
  }>({
    severity: 'warning',
    message: ({ key, pin, before, after }) =>
      `Pinned in ${key}: ${quote(pin)} stays while Kubernetes goes from ${before} to ${after}`,
    hint: ({ after }) =>
      `Raise it to one that is there for Kubernetes ${after}, or remove it: then it follows`,
    why: 'An add-on of EKS and an image of nodes are made for versions of Kubernetes. A pinned one stays, whether or not it is there for the new version: an add-on may stop working, and without an image Karpenter makes no node.',
  }),
} as const;
