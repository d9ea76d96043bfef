import type { Body } from '../../../lifecycle/transition.ts';
import type { DangerJudge, Setting } from '../danger-judge.ts';
import { documentsOf } from '../documents-of.ts';
import { coversRange, overlapsRange, rangeWords } from './address-ranges.ts';
import { isCovered } from './covered.ts';
import { type FirewallRule, firewallRules, rulesOf } from './firewall-rules.ts';
import { coversPorts, type Flow, flowSentences, portsWords } from './flow.ts';
import { rangesBefore } from './moved-ranges.ts';

/** What security groups and network ACLs let through that they did not before. Compared over the whole stack:
 * a rule that only has another name, or stands in another resource, opens nothing. */
export const judgeFirewalls: DangerJudge = ({ thing, place, action }, setting) => {
  if (thing.plane !== 'terraform' || setting === null) return [];
  const { was, is } = documentsOf(setting, place);
  const { address, addressBefore, before, after } = thing.of;
  const opened = (after === null ? [] : openedBy(rulesOf(address, after), was)).filter(
    (rule) => !isOnlyMoved(rule, was, setting),
  );
  // A rule that goes with its ACL denies nothing to anybody.
  const denied = before === null || action === 'forget' ? [] : rulesOf(addressBefore, before);
  const released = denied.filter((rule) => rule.isDeny && !isStillDenied(rule, is));
  const flows = [...opened.map(flowOf), ...released.map(flowOf)];
  return flowSentences(flows).map((reason) => ({ label: 'opens network', reason }));
};

function openedBy(rules: readonly FirewallRule[], was: Body): readonly FirewallRule[] {
  const allowed = rules.filter(({ isDeny }) => !isDeny);
  if (allowed.length === 0) return [];
  const stood = firewallRules(was).filter(({ isDeny }) => !isDeny);
  return allowed.filter((rule) => !isCovered(rule, stood));
}

/** The same let in whoever is there, where they were before. */
function isOnlyMoved(rule: FirewallRule, was: Body, setting: Setting): boolean {
  const stood = firewallRules(was).filter(({ isDeny }) => !isDeny);
  return rangesBefore(setting, rule.peer).some((peer) => isCovered({ ...rule, peer }, stood));
}

function isStillDenied(rule: FirewallRule, document: Body): boolean {
  const rules = firewallRules(document).filter(({ of, direction }) => {
    return of === rule.of && direction === rule.direction;
  });
  const isAllowed = rules.some(
    (each) =>
      !each.isDeny && (coversRange(each.peer, rule.peer) || overlapsRange(each.peer, rule.peer)),
  );
  return !isAllowed || rules.some((each) => each.isDeny && covers(each, rule));
}

function covers(outer: FirewallRule, inner: FirewallRule): boolean {
  return (
    outer.of === inner.of &&
    outer.direction === inner.direction &&
    coversRange(outer.peer, inner.peer) &&
    coversPorts(outer.ports, inner.ports)
  );
}

function flowOf({ of, peer, ports, direction }: FirewallRule): Flow {
  const own = nameOf(of);
  const other =
    peer === of ? `${own} itself` : /^[\d:]/.test(peer) ? rangeWords(peer) : nameOf(peer);
  const [from, to] = direction === 'in' ? [other, own] : [own, other];
  return { from, to, on: portsWords(ports) };
}

const OUTPUT = /\.outputs\.[\w-]+\["([^"]+)"\]/;
const ATTRIBUTE = /\$\{(?:data\.)?aws_(\w+)\.([\w-]+)\./;
/** Its security group guards what people call by another word. */
const WORDS: Readonly<Record<string, string>> = { eks_cluster: 'the cluster' };

/** `database-main` of `${aws_security_group.database-main.id}`. */
function nameOf(reference: string): string {
  const [, output] = OUTPUT.exec(reference) ?? [];
  if (output !== undefined) return output.replaceAll('/', '-');
  const [, type = '', key] = ATTRIBUTE.exec(reference) ?? [];
  return WORDS[type] ?? key ?? reference;
}
