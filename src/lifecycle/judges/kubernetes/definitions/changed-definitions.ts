// Definitions of kinds that go, or may go: with a CustomResourceDefinition go all objects of its kind, and with a
// version of it whatever is written in that one.
import { type Diagnostic, diagnostic } from '../../../../diagnostics/diagnostic.ts';
import { firstOf } from '../../../../diagnostics/wording.ts';
import type { KubernetesObject } from '../../../../model/artifact.ts';
import { isPlainObject } from '../../../../model/values/plain-object.ts';
import type { ObjectChange, TransitionInput } from '../../../transition.ts';
import { compareVersions } from '../../../versions/compare-versions.ts';
import { componentOf, fateOf } from '../applications.ts';
import { valueAt } from '../changed-fields.ts';
import { isMadeAgain } from '../made-again.ts';
import { definedBy } from './chart-definitions.ts';

export function judgeChangedDefinitions(input: TransitionInput): readonly Diagnostic[] {
  return input.objects.flatMap((change) => {
    const { before, after } = change;
    if (before?.kind === 'CustomResourceDefinition') return ofDefinition(input, change, before);
    if (before?.kind !== 'Application' || after === null) return [];
    return ofChart(input, change, { before, after });
  });
}

const LISTED_MAX = 3;

interface Applications {
  readonly before: KubernetesObject;
  readonly after: KubernetesObject;
}

function ofChart(
  input: TransitionInput,
  { origin }: ObjectChange,
  { before, after }: Applications,
): readonly Diagnostic[] {
  const defined = definedBy(before, input.environmentBefore(), origin);
  const chart = valueAt(before, 'spec.source.chart');
  // Another chart under the same key is another matter, and its objects go with it.
  if (defined.length === 0 || chart !== valueAt(after, 'spec.source.chart')) return [];
  const kept = definedBy(after, input.environment, origin);
  const args = { owner: `${componentOf(after)}`, kinds: firstOf(defined, LISTED_MAX) };
  if (kept.length === 0) {
    if (!input.environment.delivery.argocd.prune) return [];
    return [diagnostic('lifecycle/drops-definitions', args, { path: origin })];
  }
  const [was, is] = [before, after].map((each) =>
    String(valueAt(each, 'spec.source.targetRevision')),
  );
  if (was === undefined || is === undefined || !mayBreak(was, is)) return [];
  const versions = { before: was, after: is, chart: String(chart) };
  return [diagnostic('lifecycle/changes-definitions', { ...args, ...versions }, { path: origin })];
}

/** Backwards, or to what semantic versioning lets break: https://semver.org/#spec-item-4 */
function mayBreak(before: string, after: string): boolean {
  const [[major, minor] = [], [majorAfter, minorAfter] = []] = [before, after].map((version) =>
    version.replace(/^v/, '').split('.'),
  );
  if (compareVersions(after, before) < 0) return true;
  return major !== majorAfter || (major === '0' && minor !== minorAfter);
}

function ofDefinition(
  input: TransitionInput,
  { after, componentBefore, origin }: ObjectChange,
  before: KubernetesObject,
): readonly Diagnostic[] {
  if (after === null) {
    // Argo CD prunes definitions, and keeps them where their Application goes.
    if (fateOf(input, componentBefore) !== 'pruned' || isKept(before)) return [];
    const args = { owner: componentBefore, kinds: before.metadata.name };
    return [diagnostic('lifecycle/drops-definitions', args, { path: origin, target: 'key' })];
  }
  if (isMadeAgain(before, after)) return [];
  const served = versionsOf(after);
  const versions = versionsOf(before).filter((version) => !served.includes(version));
  if (versions.length === 0) return [];
  const args = { definition: before.metadata.name, versions: versions.join(', ') };
  return [diagnostic('lifecycle/drops-version', args, { path: origin })];
}

const OPTIONS = 'argocd.argoproj.io/sync-options';

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources */
function isKept({ metadata: { annotations = {} } }: KubernetesObject): boolean {
  const options = (annotations[OPTIONS] ?? '').split(',').map((option) => option.trim());
  return options.includes('Prune=false') || annotations['helm.sh/resource-policy'] === 'keep';
}

/** Those that are served. */
function versionsOf(definition: KubernetesObject): readonly string[] {
  const versions = valueAt(definition, 'spec.versions');
  if (!Array.isArray(versions)) return [];
  return versions.flatMap((version: unknown) =>
    isPlainObject(version) && version['served'] !== false ? [String(version['name'])] : [],
  );
}
