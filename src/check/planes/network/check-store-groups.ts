// Security groups let the nodes out to stores, and those of stores admit them, on the ports of the edges
// and on none that no edge needs or network.securityGroupRules does not state.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { insideClients } from '../../../environment/network-clients.ts';
import { groupOf, storeEdgesOf } from '../../../environment/store-edges.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { asText } from '../../as-text.ts';
import type { CheckInput } from '../../check-input.ts';
import { scrapeReaches } from './scrape-reach.ts';
import {
  isOpen,
  nodeGroups,
  type SecurityGroupRule,
  securityGroupRules,
  storeGroups,
} from './security-groups.ts';
import { halfOpen, type StoreReach, storeReaches } from './store-reach.ts';

export function checkStoreGroups(input: CheckInput): readonly Diagnostic[] {
  return [...closed(input), ...shutIn(input), ...needless(input)];
}

function closed(input: CheckInput): readonly Diagnostic[] {
  const refused = storeReaches(input).filter((reach) => !isAdmitted(input, reach));
  const once = uniqueBy(refused, ({ kind, store, port }) => `${kind}/${store} ${port}`);
  return once.map(({ workload, kind, store, port, groups, origin }) =>
    diagnostic(
      'check/security-group-missing',
      { store: `${kind} ${store}`, port, workload: workload.title },
      { path: groups[0]?.origin ?? origin },
    ),
  );
}

/** AWS admits what one of the groups admits; pods carry every group of their node. */
function isAdmitted(input: CheckInput, { groups, port }: StoreReach): boolean {
  const nodes = [...nodeGroups(input)];
  return groups.some((group) =>
    nodes.some((peer) => isOpen(input, 'ingress', { group, peer, port })),
  );
}

function shutIn(input: CheckInput): readonly Diagnostic[] {
  const held = storeReaches(input).filter((reach) => !isLetOut(input, reach));
  const once = uniqueBy(held, ({ kind, store, port }) => `${kind}/${store} ${port}`);
  return once.map((reach) =>
    halfOpen(reach, 'the security group of the nodes does not let it out'),
  );
}

/** A store without a group is the matter of who admits. */
function isLetOut(input: CheckInput, { groups, port }: StoreReach): boolean {
  const nodes = [...nodeGroups(input)];
  return (
    groups.length === 0 ||
    groups.some((peer) => nodes.some((group) => isOpen(input, 'egress', { group, peer, port })))
  );
}

function needless(input: CheckInput): readonly Diagnostic[] {
  const stores = storeGroups(input);
  return securityGroupRules(input)
    .filter(({ direction, group }) => direction === 'ingress' && group && stores.has(group))
    .filter(
      (rule) =>
        ![isStated, isForWriter, isForScraping, isForClient, isNeeded].some((isMeant) =>
          isMeant(input, rule),
        ),
    )
    .map(({ element, first, last }) => {
      const ports = first === last ? String(first) : `${first}-${last}`;
      const group = asText(element.body['security_group_id']);
      const args = { rule: element.address, group: nameIn(group), ports };
      return diagnostic('check/security-group-unneeded', args, { path: element.origin });
    });
}

function nameIn(reference: string): string {
  return reference.split('.')[1] ?? reference;
}

function isStated({ environment }: CheckInput, { element }: SecurityGroupRule): boolean {
  const [room, rules, key] = element.origin;
  const isRule = room === 'network' && rules === 'securityGroupRules' && key === element.key;
  return isRule && environment.network?.securityGroupRules[element.key] !== undefined;
}

/** HTTPS from the range of an environment that the domain lists; not from everywhere. */
function isForWriter({ environment }: CheckInput, rule: SecurityGroupRule): boolean {
  const { element, group, first, last } = rule;
  const [room, domain, list, key] = element.origin.map(String);
  if (room !== 'search' || list !== 'writers' || !domain || !key) return false;
  const isListed = environment.search[domain]?.writers[key] !== undefined;
  const isOfDomain = group?.key === `search-${domain}`;
  const range = element.body['cidr_ipv4'];
  const isRange = range !== undefined && range !== '0.0.0.0/0';
  return isListed && isOfDomain && isRange && first === 443 && last === 443;
}

/** It comes from the nodes, and each port of it is that of an exporter that Prometheus reads. */
function isForScraping(
  input: CheckInput,
  { group, peer, first, last }: SecurityGroupRule,
): boolean {
  if (!group || !peer || !nodeGroups(input).has(peer)) return false;
  const read = scrapeReaches(input).filter(({ groups }) => groups.includes(group));
  return read.filter(({ port }) => first <= port && port <= last).length === last - first + 1;
}

/** It comes from the group of a consumer that uses the store, on a port of the store. */
function isForClient({ environment }: CheckInput, rule: SecurityGroupRule): boolean {
  const { group, peer, first, last } = rule;
  return insideClients(environment).some((client) => {
    if (peer?.key !== client.group.replace('/', '-') || first !== last) return false;
    return storeEdgesOf(environment, client.consumer.key).some(
      ({ store }) => group?.key === groupOf(store).replace('/', '-') && store.ports.includes(first),
    );
  });
}

/** It comes from the nodes, and each port of it is one that an edge needs. */
function isNeeded(input: CheckInput, rule: SecurityGroupRule): boolean {
  const { group, peer, first, last } = rule;
  if (!group || !peer || !nodeGroups(input).has(peer)) return false;
  const reaches = storeReaches(input).filter(({ groups }) => groups.includes(group));
  const ports = new Set(
    reaches.map(({ port }) => port).filter((port) => first <= port && port <= last),
  );
  return ports.size === last - first + 1;
}
