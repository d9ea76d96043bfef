// Finds what Terraform would evaluate in a text: `${…}`, and `%{…}`, which this compiler never writes.
// `$${` and `%%{` are texts. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#templates
import { accept, type Reference, readExpression, readerOf } from './read-expression.ts';

export interface Template {
  readonly references: readonly Reference[];
  /** Something that Terraform evaluates and we cannot read. */
  readonly isUnreadable: boolean;
  readonly hasDirective: boolean;
}

const OPENING = /\$\$\{|%%\{|\$\{|%\{/g;
const EXPRESSION_LENGTH = 2;

/** Undefined for a text without templates. */
export function readTemplate(text: string): Template | undefined {
  const references: Reference[] = [];
  let isUnreadable = false;
  let hasDirective = false;
  let isEvaluated = false;
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(text); match; match = OPENING.exec(text)) {
    if (match[0].length > EXPRESSION_LENGTH) continue;
    isEvaluated = true;
    if (match[0] === '%{') {
      hasDirective = true;
      continue;
    }
    const reader = readerOf(text, match.index + EXPRESSION_LENGTH);
    readExpression(reader);
    if (!accept(reader, '}')) {
      isUnreadable = true;
      break;
    }
    references.push(...reader.references);
    OPENING.lastIndex = reader.position;
  }
  return isEvaluated ? { references, isUnreadable, hasDirective } : undefined;
}

/** A traversal that stands without `${}`, as in depends_on; undefined when it is none. */
export function readBareReference(text: string): Reference | undefined {
  const reader = readerOf(text);
  readExpression(reader);
  const [reference, ...others] = reader.references;
  const isWhole = !reader.isBroken && reader.position === text.length && others.length === 0;
  return isWhole ? reference : undefined;
}
