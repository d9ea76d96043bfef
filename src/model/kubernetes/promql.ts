// Whether an expression is one that Prometheus reads: brackets that close, operands on both sides of what
// joins them, matchers that compare, spans that are spans. Names and types of what it asks for are not looked at.
// https://prometheus.io/docs/prometheus/latest/querying/basics/
// https://github.com/prometheus/prometheus/blob/v3.5.0/promql/parser/generated_parser.y

const TOKEN =
  /\s+|#[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|(?:\d[\w.]*|\.\d+)(?:(?<=[eE])[+-]\d+)?|[a-zA-Z_:][\w:.]*|\$\{?\w+(?::\w+)?\}?|==|!=|=~|!~|>=|<=|[-+*/%^()[\]{},:<>=@]/gy;

const JOINING: ReadonlySet<string> = new Set([
  ...['+', '-', '*', '/', '%', '^', '==', '!=', '>', '<', '>=', '<=', 'and', 'or', 'unless'],
  'atan2',
]);
const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '>', '<', '>=', '<=']);
const MATCHING: ReadonlySet<string> = new Set(['=', '!=', '=~', '!~']);
const LISTING: ReadonlySet<string> = new Set(['on', 'ignoring']);
const GROUPING: ReadonlySet<string> = new Set(['group_left', 'group_right']);
const AGGREGATIONS: ReadonlySet<string> = new Set([
  ...['sum', 'min', 'max', 'avg', 'group', 'stddev', 'stdvar', 'count', 'count_values'],
  ...['bottomk', 'topk', 'quantile', 'limitk', 'limit_ratio'],
]);
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** What is wrong, in words; undefined: nothing that can be seen. */
export function promqlFault(expression: string): string | undefined {
  try {
    const reader = new Reader(tokensOf(expression));
    reader.expression();
    reader.end();
    return undefined;
  } catch (fault) {
    if (fault instanceof Fault) return fault.message;
    throw fault;
  }
}

/** Ends the reading; never leaves this file. */
class Fault extends Error {}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const [token] = pattern.exec(text) ?? [];
    if (token === undefined) {
      const wrong = text.slice(at, at + 1);
      throw new Fault(
        /["'`]/.test(wrong) ? `a quote ${wrong} never ends` : `${wrong} is no part of it`,
      );
    }
    if (/^[^\s#]/.test(token)) tokens.push(token);
  }
  return tokens;
}

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;
  readonly #open: string[] = [];

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  // Functions and no getters, whose values a compiler believes to last.
  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #word(): string {
    return (this.#peek() ?? '').toLowerCase();
  }

  #is(token: string): boolean {
    return this.#peek() === token;
  }

  end(): void {
    if (this.#peek() !== undefined) throw this.#unexpected();
  }

  /** Operands and what joins them, whichever binds more. */
  expression(): void {
    this.#operand();
    while (JOINING.has(this.#word())) {
      const isComparing = COMPARING.has(this.#word());
      this.#at += 1;
      if (isComparing && this.#word() === 'bool') this.#at += 1;
      this.#matching();
      this.#operand();
    }
  }

  /** `on(a) group_left(b)` */
  #matching(): void {
    if (LISTING.has(this.#word())) this.#labelsAfterWord();
    if (!GROUPING.has(this.#word())) return;
    this.#at += 1;
    if (this.#is('(')) this.#labels();
  }

  #operand(): void {
    while (this.#is('+') || this.#is('-')) this.#at += 1;
    this.#atom();
    for (;;) {
      if (this.#is('[')) this.#span();
      else if (this.#word() === 'offset') this.#offset();
      else if (this.#is('@')) this.#moment();
      else return;
    }
  }

  #atom(): void {
    const token = this.#peek() ?? '';
    if (token === '(') this.#bracketed('(', () => this.expression());
    else if (token === '{') this.#matchers();
    else if (/^["'`\d.$]/.test(token)) this.#at += 1;
    else this.#named(token);
  }

  #named(token: string): void {
    if (JOINING.has(this.#word())) throw this.#unexpected();
    this.#taken(/^[a-zA-Z_:]/);
    this.#afterName(token.toLowerCase());
  }

  /** Labels may stand before what is aggregated or behind it. */
  #afterName(name: string): void {
    if (AGGREGATIONS.has(name) && /^(by|without)$/.test(this.#word())) {
      this.#labelsAfterWord();
      if (!this.#is('(')) throw this.#unexpected();
    }
    if (this.#is('(')) {
      this.#bracketed('(', () => this.#arguments());
      if (AGGREGATIONS.has(name) && /^(by|without)$/.test(this.#word())) this.#labelsAfterWord();
      return;
    }
    if (this.#is('{')) this.#matchers();
  }

  #arguments(): void {
    this.#listed(')', () => this.expression());
  }

  /** What stands between commas, of which one may follow the last. */
  #listed(close: string, one: () => void): void {
    while (!this.#is(close)) {
      one();
      if (this.#is(',')) this.#at += 1;
      else if (!this.#is(close)) throw this.#unexpected();
    }
  }

  #taken(form: RegExp): void {
    if (!form.test(this.#peek() ?? '')) throw this.#unexpected();
    this.#at += 1;
  }

  #bracketed(open: string, inside: () => void): void {
    this.#at += 1;
    this.#open.push(open);
    inside();
    if (this.#peek() !== CLOSING[open]) throw this.#unexpected();
    this.#open.pop();
    this.#at += 1;
  }

  #labelsAfterWord(): void {
    this.#at += 1;
    if (!this.#is('(')) throw this.#unexpected();
    this.#labels();
  }

  #labels(): void {
    this.#bracketed('(', () => this.#listed(')', () => this.#taken(/^[a-zA-Z_"'$]/)));
  }

  /** Names of metrics stand in quotes among them since Prometheus 3. */
  #matchers(): void {
    this.#bracketed('{', () =>
      this.#listed('}', () => {
        this.#taken(/^[a-zA-Z_"'`$]/);
        if (!MATCHING.has(this.#peek() ?? '')) return;
        this.#at += 1;
        if (!/^["'`$]/.test(this.#peek() ?? '')) throw this.#unquoted();
        this.#at += 1;
      }),
    );
  }

  #span(): void {
    this.#bracketed('[', () => {
      this.#duration();
      const next = this.#peek() ?? '';
      if (!next.startsWith(':')) return;
      // `[30m:1m]`, `[30m:]`
      this.#at += 1;
      if (next === ':' && !this.#is(']')) this.#duration();
    });
  }

  #duration(): void {
    const token = this.#peek() ?? '';
    const isSpan = /^(\d+(ms|[smhdwy]))+$|^\d+(\.\d+)?$|^\$/.test(token);
    if (isSpan) {
      this.#at += 1;
      return;
    }
    if (token === '' || CLOSING['['] === token) throw this.#unexpected();
    throw new Fault(`"${token}" is no span of time such as 5m`);
  }

  #offset(): void {
    this.#at += 1;
    if (this.#is('-')) this.#at += 1;
    this.#duration();
  }

  #moment(): void {
    this.#at += 1;
    if (this.#word() === 'start' || this.#word() === 'end') {
      this.#at += 1;
      this.#bracketed('(', () => undefined);
      return;
    }
    if (this.#is('-')) this.#at += 1;
    this.#taken(/^[\d$]/);
  }

  #unquoted(): Fault {
    return this.#peek() === undefined
      ? this.#unexpected()
      : new Fault(`the value ${this.#peek()} of a label is not in quotes`);
  }

  #unexpected(): Fault {
    const open = this.#open.at(-1);
    const found = this.#peek();
    if (found === undefined) {
      return new Fault(open === undefined ? 'it ends too early' : `a bracket ${open} never closes`);
    }
    if (/^[)\]}]$/.test(found)) {
      return open === undefined
        ? new Fault(`a bracket ${found} closes nothing`)
        : new Fault(`something is missing, or not closed, before ${found}`);
    }
    return new Fault(`${found} stands where it cannot`);
  }
}
