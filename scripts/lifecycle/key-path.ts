// Paths of an environment file, as diagnostics write them: `kafka.main.configuration."num.partitions"`.

export type KeyPath = readonly string[];

const SEGMENT = /"([^"]+)"|([^."]+)/g;

export function keyPathOf(text: string): KeyPath {
  return [...text.matchAll(SEGMENT)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
