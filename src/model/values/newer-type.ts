// Whether an instance type may have come since a list was made: of a series in it, in its newest generation
// there or one after it, and of a size that others have.
// https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html

const FAMILY = /^([a-z]+)(\d+)([a-z]*)(-flex)?$/;
/** Letters that families are told apart by, after their generation. */
const ATTRIBUTES = /^[abdeginqz]*$/;
/** Further generations than this from the newest one we know are a slip of the pen. */
const GENERATIONS_AHEAD = 2;

export function isNewerType(name: string, known: readonly string[]): boolean {
  const [family = '', size = ''] = name.split('.');
  const sizes = known.map((each) => each.split('.')[1]);
  const [, series = '', generation, attributes = ''] = FAMILY.exec(family) ?? [];
  if (generation === undefined || !sizes.includes(size) || !ATTRIBUTES.test(attributes)) {
    return false;
  }
  // Families get further sizes so seldom that another size is a slip.
  if (known.some((each) => each.startsWith(`${family}.`))) return false;
  const generations = known.flatMap((each) => {
    const [, its, number] = FAMILY.exec(each.split('.')[0] ?? '') ?? [];
    return its === series ? [Number(number)] : [];
  });
  const ahead = Number(generation) - Math.max(0, ...generations);
  return generations.length > 0 && ahead >= 0 && ahead <= GENERATIONS_AHEAD;
}
