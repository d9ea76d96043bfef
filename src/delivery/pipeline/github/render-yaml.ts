// YAML of a workflow: keys in the order they are given, which is the order people read them in.
// Kubernetes YAML, whose keys are sorted, is the emit room's.

export type Yaml = string | number | boolean | readonly Yaml[] | YamlMap;
/** Members that are undefined are left out. */
export interface YamlMap {
  readonly [key: string]: Yaml | undefined;
}

/** Text that every reader of YAML takes for text; the rest is written as JSON, which is YAML too. */
const PLAIN = /^[A-Za-z$./][^:#'"\\\n]*[^:#'"\\\s]$/;
const WORD = /^(?:y|yes|n|no|on|off|true|false|null)$/i;

export function renderYaml(map: YamlMap): string {
  return `${linesOf(map).join('\n')}\n`;
}

function linesOf(value: Yaml): readonly string[] {
  if (typeof value === 'string') return textLines(value);
  if (typeof value !== 'object') return [String(value)];
  if (isList(value)) return value.length === 0 ? ['[]'] : value.flatMap(itemLines);
  const entries = Object.entries(value).flatMap(([key, child]) =>
    child === undefined ? [] : entryLines(key, child),
  );
  return entries.length === 0 ? ['{}'] : entries;
}

function isList(value: readonly Yaml[] | YamlMap): value is readonly Yaml[] {
  return Array.isArray(value);
}

function itemLines(item: Yaml): readonly string[] {
  return linesOf(item).map((line, index) => (index === 0 ? `- ${line}` : indented(line)));
}

function entryLines(key: string, value: Yaml): readonly string[] {
  const lines = linesOf(value);
  const [first = '', ...rest] = lines;
  const isBlock = typeof value === 'object' && first !== '{}' && first !== '[]';
  return isBlock
    ? [`${key}:`, ...lines.map(indented)]
    : [`${key}: ${first}`, ...rest.map(indented)];
}

function textLines(text: string): readonly string[] {
  if (text.includes('\n')) return ['|', ...text.replace(/\n$/, '').split('\n')];
  return [PLAIN.test(text) && !WORD.test(text) ? text : JSON.stringify(text)];
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
