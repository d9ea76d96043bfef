// Kinds of resources, those of a repository's own among them, say what they draw as lines of Mermaid: the
// contract of `page`. Here they are read as data, so that both drawings show the same.

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly style: 'request' | 'data' | 'message';
  readonly isBoth: boolean;
}

export interface DrawnNode {
  readonly id: string;
  readonly lines: readonly string[];
}

/** `id["label"]` in any shape; lines of a subgraph and others are no nodes. */
const NODE = /^\s*([A-Za-z]\w*)\s*[[({>/\\]+"(.*)"[\])}/\\]+\s*$/;
const ARROW = /^\s*([A-Za-z]\w*)\s+(<?)(-->|-\.->|==>|---|-\.-)\s+([A-Za-z]\w*)\s*$/;

const STYLES: Readonly<Record<string, Arrow['style']>> = {
  '-->': 'request',
  '---': 'request',
  '-.->': 'data',
  '-.-': 'data',
  '==>': 'message',
};

export function readNodes(lines: readonly string[]): readonly DrawnNode[] {
  return lines.flatMap((line) => {
    const [, id, label] = NODE.exec(line) ?? [];
    if (id === undefined || label === undefined) return [];
    return [{ id, lines: label.split(/<br\s*\/?>/).map(unescaped) }];
  });
}

export function readArrows(lines: readonly string[]): readonly Arrow[] {
  return lines.flatMap((line) => {
    const [, from, back, arrow, to] = ARROW.exec(line) ?? [];
    if (from === undefined || to === undefined) return [];
    return [{ from, to, style: STYLES[arrow ?? ''] ?? 'request', isBoth: back === '<' }];
  });
}

/** https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters */
function unescaped(text: string): string {
  return text
    .replaceAll('#lt;', '<')
    .replaceAll('#gt;', '>')
    .replaceAll('#quot;', '"')
    .replaceAll('#35;', '#');
}
