// What the emulator cannot do, as data. Whatever is listed is said by every run, and an entry that the
// emulator no longer needs fails the run.

export type Instead =
  /** The resource is not in the run; what refers to it gets made-up values. */
  | { readonly leaves: 'resource' }
  /** The resource is, without one argument. Segments of lists are passed over: `rule.filter.prefix`. */
  | { readonly leaves: 'argument'; readonly path: string }
  /** It is, and Terraform never looks at these arguments again. */
  | { readonly leaves: 'unread'; readonly paths: readonly string[] }
  /** It is as it stands; a second plan may differ in these attributes. */
  | { readonly leaves: 'drift'; readonly paths: readonly string[] };

export interface Gap {
  /** A resource type, or `data.<type>`. */
  readonly type: string;
  /** What of it is missing, or answered wrongly. */
  readonly missing: string;
  readonly instead: Instead;
  /** Only these; all of the type when absent. */
  readonly only?: (resource: Resource) => boolean;
  /** Types whose absence is the reason: no more needed when none of them is left out. */
  readonly follows?: readonly string[];
  /**
   * Asks the emulator itself whether it still cannot. Without it a probe applies the resource as it
   * stands, and expects that this fails or that a second plan is not empty.
   */
  readonly stillMissing?: (url: string) => Promise<boolean>;
}

export interface Resource {
  /** `<system>/<environment>/<stack>`. */
  readonly stack: string;
  /** As gaps have it. */
  readonly type: string;
  readonly address: string;
  readonly body: Body;
  /** Another resource of the stack, by its address. */
  readonly neighbour: (address: string) => Body | undefined;
  /** How many database instances the run makes in its account, without read replicas. */
  readonly instancesInAccount: number;
}

export type Body = Readonly<Record<string, unknown>>;

export function concerns(gap: Gap, resource: Resource): boolean {
  return gap.type === resource.type && (gap.only?.(resource) ?? true);
}
