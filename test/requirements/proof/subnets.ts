/** The subnets of a tier, as other stacks name them: each by its place. */
export function subnetsOf(tier: string, zones = 3): readonly string[] {
  return Array.from(
    { length: zones },
    (_, index) => `\${data.terraform_remote_state.network.outputs.subnet_ids["${tier}"][${index}]}`,
  );
}
