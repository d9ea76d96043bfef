// What is to be written where two environments cannot have the same, by what is found to be wrong: the other
// one lists the copy, or the copy leaves to the other what there is one of.
import type { Diagnostic, Path } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { removeEntry } from '../../../edit/remove-entry.ts';
import type { LoadedEnvironment } from '../../../load/loaded-environment.ts';
import { treeAt } from '../../../load/tree.ts';
import { valueAt } from '../../../model/values/value-at.ts';
import {
  addAt,
  type Copy,
  hasWritten,
  leaveOut,
  renamed,
  write,
  writeAt,
  writeText,
} from './copy.ts';
import { hostsOf, withHosts } from './own-hosts.ts';

/** What it says; undefined: it is not for a command to mend. */
type Mend = (found: Diagnostic, copy: Copy) => string | undefined;

const MENDS: Readonly<Record<string, Mend>> = {
  'model/account-twice': leaveAudit,
  'model/registry-puller-missing': (found, copy) => {
    const path = ['delivery', 'registry', 'pullers'];
    return told(addAt(copy, text(found, 'home'), path, JSON.stringify(copy.account)), path);
  },
  'model/member-unlisted': listed('hub', () => ['network', 'transitGateway', 'members'], entryOf),
  'model/source-unlisted': listed('watcher', () => ['observability', 'sink', 'members'], nameOf),
  'model/delegation-unlisted': listed('parent', () => ['edge', 'delegations'], entryOf),
  'model/writer-unlisted': listed(
    'owner',
    (found) => ['search', text(found, 'domain'), 'writers'],
    nameOf,
  ),
  'model/delegation-unanswered': notOurs,
  'model/member-unattached': notOurs,
  'model/source-unlinked': notOurs,
  'model/writer-silent': notOurs,
  'model/mapper-silent': notOurs,
  'model/mapper-unlisted': notOurs,
  'model/budget-tag-inactive': (_, copy) => {
    const { like } = copy;
    const of = like.environment.cost?.tagsOf ?? like.name;
    write(copy, ['cost', 'tagsOf'], of);
    return `${of} activates the tags that its budget counts by: cost.tagsOf.`;
  },
  'model/host-of-another': ownHost,
  'model/atlantis-differs': ({ path = [] }, copy) => {
    // Projects are of the repository, whoever writes them.
    if (!path.includes('projects')) return undefined;
    leaveOut(copy, ['delivery', 'terraform', 'projects']);
    return `delivery.terraform.projects stay with ${copy.like.name}.`;
  },
  'model/source-twice': watchOnce,
  'model/existing-account': madeHere,
  'model/user-pool-mail-identity': (found, copy) => {
    // The identity is one that stands already, as the address is.
    const path = [...(found.path ?? []).slice(0, -1), 'identity'];
    writeText(copy, path, String(valueAt(copy.like.environment, path)));
    return '';
  },
  'check/aws-name-duplicate': nameTwice,
};

/** Undefined: nothing changed. */
export function mend(found: Diagnostic, copy: Copy): string | undefined {
  return MENDS[found.code]?.(found, copy);
}

function text({ args }: Diagnostic, name: string): string {
  return String(args[name]);
}

function told(file: string | undefined, path: Path): string | undefined {
  return file === undefined ? undefined : `${file} lists it under ${path.join('.')}.`;
}

/** The other environment has a map of those that take part; `written` is what it says of one. */
function listed(
  holder: string,
  pathOf: (found: Diagnostic) => Path,
  written: (copy: Copy) => string,
): Mend {
  return (found, copy) => {
    const path = pathOf(found);
    const at = [...path, copy.environment];
    return told(writeAt(copy, text(found, holder), at, written(copy)), path);
  };
}

function entryOf({ name }: Copy): string {
  return `{ environment: ${name} }`;
}

function nameOf({ name }: Copy): string {
  return name;
}

/** What says it to all services says it to them. */
function ownHost({ path = [] }: Diagnostic, copy: Copy): string | undefined {
  for (const at of [path, ['defaults', 'service', ...path.slice(2)]]) {
    const tree = treeAt(copy.like.written, at);
    if (tree?.kind !== 'scalar') continue;
    writeText(copy, at, withHosts(String(tree.value), hostsOf(copy)));
    return '';
  }
  return undefined;
}

/** An account is seen as a whole. */
function watchOnce({ at, path = [] }: Diagnostic, copy: Copy): string | undefined {
  if (at === undefined) return undefined;
  const member = [...path.slice(0, -1), copy.environment];
  copy.texts.edit(at.file, (source) => removeEntry(source, member));
  leaveOut(copy, ['observability', 'sharesWith']);
  return `${copy.like.name} shares what is seen of the account: observability.sharesWith.`;
}

/** What stands in the account of the original is made in that of the copy. */
function madeHere({ path = [] }: Diagnostic, copy: Copy): string {
  leaveOut(copy, path);
  return `${renderPath(path)} of ${copy.like.name} is in another account: it is left out.`;
}

/** Those that the original listed take part with the original. */
function notOurs({ path = [] }: Diagnostic, copy: Copy): string | undefined {
  leaveOut(copy, path);
  return '';
}

/** What is recorded and watched of an account is so for all that are in it. */
function leaveAudit(_: Diagnostic, copy: Copy): string {
  leaveOut(copy, ['audit']);
  return `audit stays with ${copy.like.name}: an account and region has one of each of its parts.`;
}

const PROVIDERS: readonly Path[] = [
  ['delivery', 'pipeline'],
  ['delivery', 'terraform'],
];

function nameTwice(found: Diagnostic, copy: Copy): string | undefined {
  const type = text(found, 'type');
  const other = otherOf(found, copy);
  if (type === 'aws_ecr_repository') return pullFrom(copy, other);
  if (type === 'aws_iam_openid_connect_provider') return trustThat(copy, other);
  return otherName(found, copy) ?? leaveToTheOther(found, copy);
}

/** The environment that has the name already. */
function otherOf(found: Diagnostic, { all, name, like }: Copy): LoadedEnvironment {
  const holders = [text(found, 'other'), text(found, 'holder')].filter(
    (holder) => !holder.startsWith(`${name}/`),
  );
  return all.find((each) => holders.some((holder) => holder.startsWith(`${each.name}/`))) ?? like;
}

function pullFrom(copy: Copy, { name, environment }: LoadedEnvironment): string {
  const { account, region } = environment.aws;
  for (const key of ['repositories', 'replicateTo', 'pullers', 'continuousScan']) {
    const path = ['delivery', 'registry', key];
    if (hasWritten(copy, path)) leaveOut(copy, path);
  }
  const shared = `{ account: "${account}", region: ${region}, madeBy: ${name} }`;
  write(copy, ['delivery', 'registry', 'shared'], shared);
  return `It pulls the images of ${name}: delivery.registry.shared.`;
}

function trustThat(copy: Copy, { name }: LoadedEnvironment): string | undefined {
  const written = PROVIDERS.filter((path) => {
    const tree = treeAt(copy.like.written, [...path, 'kind']);
    return tree?.kind === 'scalar' && tree.value === 'github-actions';
  });
  for (const path of written) write(copy, [...path, 'oidcProvider'], name);
  return `The OIDC provider of GitHub is that of ${name}: oidcProvider.`;
}

/** A name that is written where it comes from. */
function otherName(found: Diagnostic, copy: Copy): string | undefined {
  const { path = [] } = found;
  const name = text(found, 'name');
  const at = pathTo(copy, path, name);
  if (at === undefined) return undefined;
  writeText(copy, at, renamed(copy, name));
  return '';
}

/** What an account has one of, and that no name sets apart. */
function leaveToTheOther({ path = [] }: Diagnostic, copy: Copy): string | undefined {
  if (path.length < 2 || !hasWritten(copy, path)) return undefined;
  leaveOut(copy, path);
  return `${renderPath(path)} stays with ${copy.like.name}: an account has one of it.`;
}

function pathTo(copy: Copy, path: Path, name: string): Path | undefined {
  const tree = treeAt(copy.like.written, path);
  if (tree?.kind === 'scalar') return tree.value === name ? path : undefined;
  if (tree?.kind !== 'map') return undefined;
  for (const key of tree.entries.keys()) {
    const found = pathTo(copy, [...path, key], name);
    if (found !== undefined) return found;
  }
  return undefined;
}
