// Kubernetes and Argo CD read YAML 1.1: `0644` is 420 there and `yes` is true, where YAML 1.2 has 644 and a
// text. https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/resolve.go
import type { ScalarTree, Tree } from '../tree.ts';

const TRUE = /^(?:y|Y|yes|Yes|YES|on|On|ON)$/;
const FALSE = /^(?:n|N|no|No|NO|off|Off|OFF)$/;
const OCTAL = /^[-+]?0o?[0-7]+$/;
const BINARY = /^[-+]?0b[01_]+$/;
const SPACED = /^[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?$/;

/** Whether a plain key is a truth value there, and becomes "true" or "false". */
export function isReadAsTruth(key: string): boolean {
  return TRUE.test(key) || FALSE.test(key);
}

export function asKubernetesReads(tree: Tree): Tree {
  if (tree.kind === 'list') return { ...tree, items: tree.items.map(asKubernetesReads) };
  if (tree.kind === 'scalar') return { ...tree, value: scalarOf(tree) };
  const entries = [...tree.entries].map(
    ([key, entry]) => [key, { ...entry, tree: asKubernetesReads(entry.tree) }] as const,
  );
  return { ...tree, entries: new Map(entries) };
}

function scalarOf({ value, source, isQuoted }: ScalarTree): ScalarTree['value'] {
  if (isQuoted || typeof value === 'boolean' || value === null) return value;
  if (TRUE.test(source)) return true;
  if (FALSE.test(source)) return false;
  const sign = source.startsWith('-') ? -1 : 1;
  const digits = source.replace(/^[-+]/, '').replaceAll('_', '');
  if (OCTAL.test(source) && digits !== '0')
    return sign * Number.parseInt(digits.replace('o', ''), 8);
  if (BINARY.test(source)) return sign * Number.parseInt(digits.slice(2), 2);
  return source.includes('_') && SPACED.test(source) ? sign * Number(digits) : value;
}
