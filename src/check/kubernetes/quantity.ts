// Kubernetes quantities of every notation, as the API server reads them.
// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/

const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;

const SUFFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** Cores or bytes: `250m` → 0.25, `1Gi` → 1073741824; undefined for what is no quantity. */
export function quantityValue(quantity: unknown): number | undefined {
  if (typeof quantity === 'number') return quantity;
  if (typeof quantity !== 'string') return undefined;
  const [matched, digits, suffix = '', exponent = '0'] = QUANTITY.exec(quantity) ?? [];
  if (matched === undefined) return undefined;
  return Number(digits) * (SUFFIXES[suffix] ?? 10 ** Number(exponent));
}
