// Documents of stacks with resources taken out, forgotten or without protection.

import { unprotected } from '../../environment/leaving/unprotected.ts';
import type { Json, TerraformArtifact } from '../../model/artifact.ts';
import type { Leave } from '../../model/schema/leaving.ts';

type Body = { readonly [key: string]: Json };
type Types = Readonly<Record<string, Readonly<Record<string, Body>>>>;

/** `aws_vpc.main`, and the modules of the user's own. */
export function addressesOf({ document }: TerraformArtifact): readonly string[] {
  const resources = Object.entries((document['resource'] ?? {}) as Types).flatMap(([type, keys]) =>
    Object.keys(keys).map((key) => `${type}.${key}`),
  );
  const modules = Object.keys((document['module'] ?? {}) as Body).map((key) => `module.${key}`);
  return [...resources, ...modules];
}

/** Blocks without which nothing is planned. */
const SETTINGS = /^(terraform|provider)$/;

/** What Terraform needs to destroy all that the state still holds: settings, and who acts. */
export function emptied(artifact: TerraformArtifact): TerraformArtifact {
  const { document, moduleFiles: _files, repeats: _repeats, ...rest } = artifact;
  const kept = Object.entries(document).filter(([key]) => SETTINGS.test(key));
  const { outsideStates: _states, ...own } = rest;
  return { ...own, document: Object.fromEntries(kept), origins: {} };
}

/** Stacks whose resources say who may do what, and who is told: those of what leaves go all the same. */
const NOT_KEPT: readonly string[] = ['identity', 'observability', 'cost'];
/** Nobody of ours calls what is forgotten. */
const RULE = /^aws_vpc_security_group_(in|e)gress_rule\./;

/** Leaves to AWS what only `before` has.
 * https://developer.hashicorp.com/terraform/language/block/removed */
export function forgetting(
  artifact: TerraformArtifact,
  before: TerraformArtifact,
): TerraformArtifact {
  if (NOT_KEPT.includes(artifact.stack)) return artifact;
  const still = new Set(addressesOf(artifact));
  const forgotten = addressesOf(before).filter((each) => !still.has(each) && !RULE.test(each));
  if (forgotten.length === 0) return artifact;
  const removed = forgotten.sort().map((from) => ({ from, lifecycle: { destroy: false } }));
  return { ...artifact, document: { ...artifact.document, removed } };
}

/** Takes the protection off some of the resources. */
export function changed(
  artifact: TerraformArtifact,
  addresses: ReadonlySet<string>,
  leave: Leave,
): TerraformArtifact {
  if (addresses.size === 0) return artifact;
  const resource = Object.fromEntries(
    Object.entries((artifact.document['resource'] ?? {}) as Types).map(([type, keys]) => [
      type,
      Object.fromEntries(
        Object.entries(keys).map(([key, body]) => [
          key,
          addresses.has(`${type}.${key}`) ? unprotected(type, body, leave) : body,
        ]),
      ),
    ]),
  );
  return { ...artifact, document: { ...artifact.document, resource } };
}
