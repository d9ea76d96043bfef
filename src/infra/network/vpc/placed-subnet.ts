/** One subnet, with what its neighbours need to know about it. */
export interface PlacedSubnet {
  readonly tier: string;
  readonly zone: string;
  /** `<tier>-<zone>`: the Terraform name of everything that exists once per subnet. */
  readonly key: string;
  readonly id: string;
}

/** What everything else of the stack stands in. */
export interface Place {
  readonly vpcId: string;
  readonly subnets: readonly PlacedSubnet[];
  /** Route table ids by subnet key. */
  readonly tables: ReadonlyMap<string, string>;
}
