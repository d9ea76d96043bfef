import { type AllowedFlow, groupFlows, policyFlows, writtenCalls } from '../../data/calls.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { table } from '../table.ts';

export function callsBody({ name, environment, stacks, objects }: ReportedEnvironment): Markup {
  const calls = writtenCalls(environment);
  return html`<p>What is written, and what lets it through: a call of pods has to pass the policies of both sides, and on its way to a store the security groups. What goes over the interfaces of AWS, such as buckets and queues, <a href="#${name}/permissions">IAM decides</a>.</p>
<h2>Written in the environment</h2>
${table({
  id: `${name}/calls/written`,
  caption: `Edges of ${name}, as services say what they use`,
  empty: 'Nothing uses anything.',
  columns: [
    ...[{ title: 'From' }, { title: 'To' }, { title: 'Ports', kind: 'code' as const }],
    { title: 'How' },
  ],
  rows: calls.map(({ from, to, ports, words }) => ({
    cells: [html`<b>${from}</b>`, to, ports, words],
  })),
})}
<h2>Network policies</h2>
${flows(`${name}/calls/policies`, `What network policies of ${name} let through, without look-ups of names`, policyFlows(objects), 'No network policies.')}
<h2>Security groups and network ACLs</h2>
${flows(`${name}/calls/groups`, `What security groups of ${name} let through`, groupFlows(stacks), 'No security groups.')}`;
}

function flows(id: string, caption: string, all: readonly AllowedFlow[], empty: string): Markup {
  return table({
    ...{ id, caption, empty },
    columns: [
      ...[{ title: 'From' }, { title: 'To' }, { title: 'Ports', kind: 'code' as const }],
      { title: 'Because of', kind: 'code' },
    ],
    rows: all.map(({ from, to, on, by }) => ({ cells: [from, to, on, by] })),
  });
}
