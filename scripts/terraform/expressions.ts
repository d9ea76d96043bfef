// Where expressions begin and end in the texts of a document: braces may stand in texts, in objects, and in
// expressions within texts within expressions. `$${` is no expression.
// https://developer.hashicorp.com/terraform/language/expressions/strings#string-templates

const OPENS = '${';
const ESCAPED = '$${';

/** All of a text, in order: `true` stands beside what is an expression, with its braces. */
type Piece = readonly [text: string, isExpression: boolean];

/** Each expression of a text, as `change` has it. */
export function replaceExpressions(text: string, change: (expression: string) => string): string {
  return piecesOf(text)
    .map(([piece, isExpression]) => (isExpression ? change(piece) : piece))
    .join('');
}

export function expressionsIn(text: string): readonly string[] {
  return piecesOf(text).flatMap(([piece, isExpression]) => (isExpression ? [piece] : []));
}

/** Whether a text is one expression and nothing else. */
export function isExpression(text: string): boolean {
  return text.startsWith(OPENS) && endOf(text, 0) === text.length;
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let begin = 0;
  let at = 0;
  while (at < text.length) {
    const end = text.startsWith(OPENS, at) ? endOf(text, at) : undefined;
    if (end === undefined) {
      at += text.startsWith(ESCAPED, at) ? ESCAPED.length : 1;
      continue;
    }
    pieces.push([text.slice(begin, at), false], [text.slice(at, end), true]);
    at = end;
    begin = end;
  }
  return [...pieces, [text.slice(begin), false]];
}

/** Behind the brace that closes the one at `begin`; undefined when none does. */
function endOf(text: string, begin: number): number | undefined {
  const open = ['{'];
  let at = begin + OPENS.length;
  while (at < text.length && open.length > 0) {
    at += open.at(-1) === '"' ? stepInText(text, at, open) : stepInCode(text, at, open);
  }
  return open.length === 0 ? at : undefined;
}

function stepInText(text: string, at: number, open: string[]): number {
  if (text[at] === '\\') return 2;
  if (text.startsWith(ESCAPED, at)) return ESCAPED.length;
  if (text.startsWith(OPENS, at)) {
    open.push('{');
    return OPENS.length;
  }
  if (text[at] === '"') open.pop();
  return 1;
}

function stepInCode(text: string, at: number, open: string[]): number {
  if (text[at] === '"' || text[at] === '{') open.push(text[at]);
  if (text[at] === '}') open.pop();
  return 1;
}
