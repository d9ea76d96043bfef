// The names of the metrics that a PromQL expression asks for. Read word by word, without a grammar: what
// stands in quotes, in braces, in brackets, before a parenthesis, or in a list of labels is no metric.
// https://prometheus.io/docs/prometheus/latest/querying/basics/
const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*|[a-zA-Z_:][\w:.]*|\d[\w.]*|\S/g;

const WORDS: ReadonlySet<string> = new Set([
  'and',
  'atan2',
  'bool',
  'end',
  'inf',
  'nan',
  'offset',
  'or',
  'start',
  'unless',
]);

/** What a list of labels follows. */
const LISTING: ReadonlySet<string> = new Set([
  'by',
  'without',
  'on',
  'ignoring',
  'group_left',
  'group_right',
]);

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

export function metricNames(expression: string): readonly string[] {
  const tokens = expression.match(TOKEN) ?? [];
  const names = new Set<string>();
  let at = 0;
  while (at < tokens.length) {
    const end = endOfAside(tokens, at);
    const found = end > at ? namedIn(tokens.slice(at, end)) : metricAt(tokens, at);
    for (const name of found) names.add(name);
    at = end + 1;
  }
  return [...names];
}

/** Where matchers, a span or a list of labels that begin here end; `at` itself where none of them does. */
function endOfAside(tokens: readonly string[], at: number): number {
  const token = tokens[at] ?? '';
  if (token === '{' || token === '[') return closingOf(tokens, at);
  return LISTING.has(token.toLowerCase()) && tokens[at + 1] === '('
    ? closingOf(tokens, at + 1)
    : at;
}

/** Neither an operator, nor a function, nor an aggregation, before whose parenthesis labels may stand. */
function metricAt(tokens: readonly string[], at: number): readonly string[] {
  const token = tokens[at] ?? '';
  const word = token.toLowerCase();
  const next = (tokens[at + 1] ?? '').toLowerCase();
  const isName = /^[a-zA-Z_:]/.test(token) && !WORDS.has(word) && !LISTING.has(word);
  const isCalled = next === '(' || next === 'by' || next === 'without';
  return isName && !isCalled ? [token] : [];
}

/** `{__name__="up"}` names a metric as well. */
function namedIn(matchers: readonly string[]): readonly string[] {
  return matchers.flatMap((token, at) => {
    const isEqual = token === '__name__' && matchers[at + 1] === '=';
    return isEqual ? [(matchers[at + 2] ?? '').slice(1, -1)] : [];
  });
}

function closingOf(tokens: readonly string[], at: number): number {
  const open = tokens[at] ?? '';
  const close = CLOSING[open];
  let depth = 0;
  for (let end = at; end < tokens.length; end += 1) {
    if (tokens[end] === open) depth += 1;
    if (tokens[end] === close) depth -= 1;
    if (depth === 0) return end;
  }
  return tokens.length;
}
