// The one order of keys in Kubernetes YAML. It depends on the keys and the key above them alone, so
// that two edits never move each other's lines.

const LEADERS = ['apiVersion', 'kind', 'metadata', 'name', 'namespace'] as const;
const METADATA_LEADERS = [...LEADERS, 'labels', 'annotations'] as const;

/** Identity first, then by UTF-16 code unit: the same in every locale. */
export function orderKeys(object: object, parent: string): readonly string[] {
  const leaders = parent === 'metadata' ? METADATA_LEADERS : LEADERS;
  const keys = Object.keys(object).sort();
  if (!leaders.some((leader) => Object.hasOwn(object, leader))) return keys;

  return [
    ...leaders.filter((leader) => Object.hasOwn(object, leader)),
    ...keys.filter((key) => !leaders.some((leader) => leader === key)),
  ];
}
