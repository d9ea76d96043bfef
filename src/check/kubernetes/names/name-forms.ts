// The forms of names that the API server accepts, each with its words for a message.
// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/

export interface NameForm {
  readonly pattern: RegExp;
  readonly maxLength: number;
  readonly expected: string;
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';

export const DNS_LABEL: NameForm = {
  pattern: new RegExp(`^${LABEL}$`),
  maxLength: 63,
  expected: 'at most 63 lower-case letters, digits and inner hyphens',
};

export const DNS_SUBDOMAIN: NameForm = {
  pattern: new RegExp(`^${LABEL}(\\.${LABEL})*$`),
  maxLength: 253,
  expected: 'at most 253 lower-case letters, digits, inner hyphens and inner dots',
};

/** RFC 1035: as a DNS label, and the first character is a letter. */
export const DNS_1035_LABEL: NameForm = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: 63,
  expected: 'at most 63 lower-case letters, digits and inner hyphens, a letter first',
};

/** What can be one segment of a URL. */
export const PATH_SEGMENT: NameForm = {
  pattern: /^(?!\.\.?$)[^/%]+$/,
  maxLength: 253,
  expected: 'at most 253 characters without "/" and "%"',
};

/** RFC 6335: at least one letter, no two hyphens in a row. */
export const PORT_NAME: NameForm = {
  pattern: /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: 15,
  expected: 'at most 15 lower-case letters, digits and single inner hyphens, with a letter',
};

/** What every version accepts and every shell can read. */
export const VARIABLE_NAME: NameForm = {
  pattern: /^[-._a-zA-Z][-._a-zA-Z0-9]*$/,
  maxLength: 253,
  expected: 'letters, digits, "_", "-" and ".", no digit first',
};

export const CONFIG_KEY: NameForm = {
  pattern: /^(?!\.\.?$)[-._a-zA-Z0-9]+$/,
  maxLength: 253,
  expected: 'at most 253 letters, digits, "_", "-" and "."',
};

const WORD = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const QUALIFIED_NAME: NameForm = {
  pattern: WORD,
  maxLength: 63,
  expected: 'at most 63 letters, digits and inner "-", "_", ".", after a DNS name and "/" if any',
};

export const LABEL_VALUE: NameForm = {
  pattern: new RegExp(`^(${WORD.source.slice(1, -1)})?$`),
  maxLength: 63,
  expected: 'at most 63 letters, digits and inner "-", "_", "."',
};

export function isOfForm(text: string, { pattern, maxLength }: NameForm): boolean {
  return text.length <= maxLength && pattern.test(text);
}

/** What is wrong with a key of labels or annotations; undefined when nothing is. */
export function keyFault(key: string): string | undefined {
  const slash = key.indexOf('/');
  const isLegal =
    isOfForm(key.slice(slash + 1), QUALIFIED_NAME) &&
    (slash < 0 || isOfForm(key.slice(0, slash), DNS_SUBDOMAIN));
  return isLegal ? undefined : QUALIFIED_NAME.expected;
}
