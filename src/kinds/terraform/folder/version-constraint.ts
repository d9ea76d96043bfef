// Version constraints of Terraform: https://developer.hashicorp.com/terraform/language/expressions/version-constraints

const PART = /^(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+){0,2})(-[0-9A-Za-z.-]+)?$/;

/** Undefined for what is no constraint. */
export function allows(constraint: string, version: string): boolean | undefined {
  const parts = constraint.split(',').map((part) => PART.exec(part.trim()));
  if (parts.some((part) => part === null)) return undefined;
  const [numbers = '', release] = version.split(/-(.*)/);
  return parts.every((part) => {
    const [, operator = '=', wanted = '', wantedRelease] = part ?? [];
    // A version before a release is taken by none but its own name.
    if (release !== undefined || wantedRelease !== undefined) {
      const isSame = compare(numbers, wanted) === 0 && wantedRelease === `-${release}`;
      return operator === '!=' ? !isSame : isSame && !['<', '>'].includes(operator);
    }
    return holds(operator, numbers, wanted);
  });
}

function holds(operator: string, found: string, wanted: string): boolean {
  const order = compare(found, wanted);
  switch (operator) {
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '~>':
      return order >= 0 && isBelowNext(found, wanted);
    default:
      return order === 0;
  }
}

/** Only the last number that is written may grow. */
function isBelowNext(found: string, wanted: string): boolean {
  const kept = wanted.split('.').slice(0, -1);
  return found.split('.').slice(0, kept.length).join('.') === kept.join('.');
}

function compare(left: string, right: string): number {
  const [a, b] = [left, right].map((each) => each.split('.').map(Number));
  const at = [0, 1, 2].find((index) => (a?.[index] ?? 0) !== (b?.[index] ?? 0)) ?? 0;
  return (a?.[at] ?? 0) - (b?.[at] ?? 0);
}
