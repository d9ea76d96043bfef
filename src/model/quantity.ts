// Kubernetes quantities as numbers.

const MEMORY_UNITS: Readonly<Record<string, number>> = {
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
};

/** Millicores: `250m` → 250, `1` → 1000. */
export function milliCpu(quantity: string): number {
  return quantity.endsWith('m') ? Number(quantity.slice(0, -1)) : Number(quantity) * 1000;
}

/** Bytes: `512Mi` → 536870912. */
export function memoryBytes(quantity: string): number {
  return Number(quantity.slice(0, -2)) * (MEMORY_UNITS[quantity.slice(-2)] ?? 1);
}
