/** Undefined for text that is not JSON, which texts in the output need not be. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
