// The environment as a Mermaid flowchart in a fenced block.
import type { Environment } from '../../model/schema/environment.ts';
import { drawEdges } from './draw-edges.ts';
import { drawNodes } from './draw-nodes.ts';

export function renderDrawing(environment: Environment): readonly string[] {
  const lines = [...drawNodes(environment), ...drawEdges(environment)];
  if (lines.length === 0) return [];
  return [
    '```mermaid',
    'flowchart LR',
    ...lines.map((line) => `  ${line}`),
    '```',
    '',
    'Plain arrows are requests, dotted ones data, thick ones messages. An arrow to a group of services',
    'stands for calls to some of them; the table of services names each.',
  ];
}
