// Mermaid text that GitHub renders whatever the environment holds.

/**
 * `kind` starts the id, so that none is a word of Mermaid. Keys are lower-case words and hyphens: with
 * the hyphen replaced they stay distinct.
 */
export function nodeId(kind: string, ...keys: readonly string[]): string {
  return [kind, ...keys.map((key) => key.replaceAll('-', '_'))].join('__');
}

/** A label in quotes; `#name;` is Mermaid's own escape. */
export function label(...lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    line
      .replaceAll(/\s+/g, ' ')
      .replaceAll('#', '#35;')
      .replaceAll('"', '#quot;')
      .replaceAll('<', '#lt;')
      .replaceAll('>', '#gt;')
      .replaceAll('`', "'"),
  );
  return `"${escaped.join('<br/>')}"`;
}

export const shapes = {
  box: (id: string, text: string) => `${id}[${text}]`,
  round: (id: string, text: string) => `${id}([${text}])`,
  store: (id: string, text: string) => `${id}[(${text})]`,
  queue: (id: string, text: string) => `${id}[/${text}/]`,
} as const;

export function subgraph(id: string, title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return [`subgraph ${id}[${title}]`, ...lines.map((line) => `  ${line}`), 'end'];
}
