// What the pages and the script of the browser agree on for the comparison of two environments.

/** What the script of the page reads: numbers point into the two lists, since most settings are alike. */
export interface ParityData {
  readonly keys: readonly string[];
  readonly values: readonly string[];
  /** By name: the number of a key, and that of its value, in turns. */
  readonly environments: Readonly<Record<string, readonly number[]>>;
  /** Of environments that come after another one, by name. */
  readonly contracts: Readonly<Record<string, ParityContract>>;
}

export interface ParityContract {
  /** Which one goes before. */
  readonly with: string;
  /** Numbers of the keys that it names, and in which words. */
  readonly named: Readonly<Record<number, string>>;
}
