// Who may call what: the edges as they are written, and what lets them through on both planes.
import { edgesOf } from '../../environment/edges.ts';
import type { KubernetesObject, TerraformArtifact } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { calledPorts, callsOf } from '../../model/services/calls.ts';
import { consumersOf, describeConsumer } from '../../model/services/consumers.ts';
import { firewallRules } from '../../review/dangers/network/firewall-rules.ts';
import { portsWords } from '../../review/dangers/network/flow.ts';
import {
  type Direction,
  flowOf,
  isNameLookup,
  peerWords,
  policyRules,
} from '../../review/dangers/network/policy-rules.ts';
import { shorten } from '../../review/dangers/permissions/grant-words.ts';
import { specOf } from '../../review/dangers/spec-of.ts';
import { plainWords } from './wording.ts';

export interface WrittenCall {
  readonly from: string;
  readonly to: string;
  /** Empty: over the interfaces of AWS, where IAM decides. */
  readonly ports: string;
  readonly words: string;
}

/** By who calls. */
export function writtenCalls(environment: Environment): readonly WrittenCall[] {
  return consumersOf(environment).flatMap((consumer) => {
    const from = consumer.collection === 'services' ? consumer.key : describeConsumer(consumer);
    const services = callsOf(consumer.uses).map((call) => ({
      ...{ from, to: call.callee, words: `calls ${call.callee}` },
      ports: calledPorts(environment, call)
        .map(({ name, port }) => `${port} (${name})`)
        .join(', '),
    }));
    const others = edgesOf(environment, consumer.key).map(({ kind, edge }) => ({
      ...{ from, to: `${kind.noun} ${edge.store}` },
      words: plainWords(kind.page?.uses?.(edge) ?? `uses ${kind.noun} ${edge.store}`),
      ports: (kind.network?.ports(edge.entry) ?? []).join(', '),
    }));
    return [...services, ...others];
  });
}

export interface AllowedFlow {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  /** The policy or the group that says so. */
  readonly by: string;
}

/** What network policies let through, without the look-up of names, which all pods need. */
export function policyFlows(objects: readonly KubernetesObject[]): readonly AllowedFlow[] {
  return objects
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .flatMap((policy) => {
      const { name, namespace = 'default' } = policy.metadata;
      const own = peerWords({ podSelector: specOf(policy)['podSelector'] ?? {} }, namespace);
      const rules = (['in', 'out'] satisfies Direction[]).flatMap((direction) =>
        policyRules(policy, direction),
      );
      return rules
        .filter((rule) => !isNameLookup(rule))
        .map((rule) => ({ ...flowOf(own, rule, namespace), by: `${namespace}/${name}` }));
    });
}

export function groupFlows(stacks: readonly TerraformArtifact[]): readonly AllowedFlow[] {
  return stacks.flatMap(({ stack, document }) =>
    firewallRules(document).map(({ of, direction, peer, ports, isDeny }) => {
      const [own, other] = [groupWords(of), groupWords(peer)];
      const [from, to] = direction === 'in' ? [other, own] : [own, other];
      return {
        from,
        to,
        on: `${isDeny ? 'never ' : ''}${portsWords(ports)}`,
        by: `${stack}: ${direction === 'in' ? 'into' : 'out of'} ${own}`,
      };
    }),
  );
}

function groupWords(text: string): string {
  return shorten(text)
    .replace(/^security_group_ids /, 'group ')
    .replace(/^aws_security_group\./, 'group ')
    .replace(/^\$\{(.+)\}$/, '$1');
}
