import type { KubernetesObject } from '../../../model/artifact.ts';
import { isPlainObject } from '../../../model/values/plain-object.ts';
import type { DangerJudge, Objects, Setting } from '../danger-judge.ts';
import { specOf } from '../spec-of.ts';
import { type Flow, flowSentences } from './flow.ts';
import { rangesBefore } from './moved-ranges.ts';
import {
  coversRule,
  type Direction,
  flowOf,
  isNameLookup,
  isolates,
  type PolicyRule,
  peerWords,
  policyRules,
} from './policy-rules.ts';
import { coversSelector, nameIn, selectsLabels } from './selectors.ts';

const KIND = 'NetworkPolicy';

/** What pods may reach, or be reached by, that was closed before: of all policies together that select them, so
 * that one that is split, renamed or put into words in another way opens nothing. */
export const judgeNetworkPolicies: DangerJudge = ({ thing, kind }, setting) => {
  if (thing.plane !== 'kubernetes' || kind !== KIND || setting === null) return [];
  const { before, after } = thing.of;
  const namespace = (after ?? before)?.metadata.namespace ?? 'default';
  const objects = setting.objects();
  if (isGone('Namespace', namespace, objects)) return [];
  const [was, is] = [before, after].map((each) => (each === null ? null : selectorOf(each)));
  const isMoved = was && is && !(coversSelector(was, is) && coversSelector(is, was));
  const selectors = isMoved ? [was, is] : [is ?? was ?? {}];
  const flows = selectors
    .filter((selector) => !isLeft(selector, namespace, objects))
    .flatMap((selector) =>
      openedFor({ selector, namespace, objects, before: beforeMoves(setting) }),
    );
  return flowSentences(flows).map((reason) => ({ label: 'opens network', reason }));
};

function beforeMoves(setting: Setting): Pods['before'] {
  return (rule) => {
    const block = rule.peer?.['ipBlock'];
    if (!isPlainObject(block)) return [];
    return rangesBefore(setting, String(block['cidr'])).map((cidr) => ({
      ...rule,
      peer: { ...rule.peer, ipBlock: { ...block, cidr } },
    }));
  };
}

function selectorOf(policy: KubernetesObject): unknown {
  return specOf(policy)['podSelector'] ?? {};
}

interface Pods {
  readonly selector: unknown;
  readonly namespace: string;
  readonly objects: Objects;
  /** The rule as it was before ranges of the environment's own moved. */
  readonly before: (rule: PolicyRule) => readonly PolicyRule[];
}

function openedFor(pods: Pods): readonly Flow[] {
  return (['in', 'out'] as const).flatMap((direction) => openedIn(direction, pods));
}

function openedIn(
  direction: Direction,
  { selector, namespace, objects, before }: Pods,
): readonly Flow[] {
  const own = peerWords({ podSelector: selector }, namespace);
  const policiesOf = (all: readonly KubernetesObject[]) =>
    all.filter(
      (each) =>
        each.kind === KIND &&
        (each.metadata.namespace ?? 'default') === namespace &&
        isolates(each, direction) &&
        coversSelector(specOf(each)['podSelector'], selector),
    );
  const [was, is] = [policiesOf(objects.before), policiesOf(objects.after)];
  // Whom no policy selects anybody reaches already.
  if (was.length === 0) return [];
  if (is.length === 0) {
    const ports = { protocol: null, from: 0, to: 0 };
    return [flowOf(own, { direction, peer: null, portName: null, ports }, namespace)];
  }
  const rules = (all: readonly KubernetesObject[]) =>
    all.flatMap((each) => policyRules(each, direction));
  const stood = rules(was);
  const stands = (rule: PolicyRule) => stood.some((each) => coversRule(each, rule));
  return rules(is)
    .filter((rule) => !isNameLookup(rule) && !stands(rule) && !before(rule).some(stands))
    .map((rule) => flowOf(own, rule, namespace));
}

/** Whether the pods go themselves. Those of charts are in no object, and are taken to stay. */
function isLeft(selector: unknown, namespace: string, { before, after }: Objects): boolean {
  if (nameIn(selector) === null) return false;
  const runs = (all: readonly KubernetesObject[]) =>
    all.some((each) => each.metadata.namespace === namespace && hasPods(each, selector));
  return runs(before) && !runs(after);
}

/** Of a Deployment as of a CronJob. */
function hasPods({ spec }: KubernetesObject, selector: unknown): boolean {
  const templates = [spec, isPlainObject(spec) ? jobOf(spec) : undefined].map((each) =>
    isPlainObject(each) ? each['template'] : undefined,
  );
  return templates.some((template) => {
    const metadata = isPlainObject(template) ? template['metadata'] : undefined;
    const labels = isPlainObject(metadata) ? metadata['labels'] : undefined;
    return isPlainObject(labels) && selectsLabels(selector, labels);
  });
}

function jobOf({ jobTemplate }: Readonly<Record<string, unknown>>): unknown {
  return isPlainObject(jobTemplate) ? jobTemplate['spec'] : undefined;
}

function isGone(kind: string, name: string, { before, after }: Objects): boolean {
  const has = (all: readonly KubernetesObject[]) =>
    all.some((each) => each.kind === kind && each.metadata.name === name);
  return has(before) && !has(after);
}
