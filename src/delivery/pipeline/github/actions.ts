// Actions that the workflows use, by commit: a tag can be moved to other code, as those of trivy-action
// were in March 2026 (CVE-2026-33634). The comment in the workflow names the release.
export const ACTIONS = {
  checkout: pinned('actions/checkout', '08c6903cd8c0fde910a37f88322edcfb5dd907a8', 'v5.0.0'),
  setupNode: pinned('actions/setup-node', '2028fbc5c25fe9cf00d9f06a71cc4710d4507903', 'v6.0.0'),
  setupPython: pinned('actions/setup-python', 'e797f83bcb11b83ae66e0230d6156d7c80228e7c', 'v6.0.0'),
  setupTerraform: pinned(
    'hashicorp/setup-terraform',
    'dfe3c3f87815947d99a8997f908cb6525fc44e9e',
    'v4.0.1',
  ),
  awsCredentials: pinned(
    'aws-actions/configure-aws-credentials',
    '61815dcd50bd041e203e49132bacad1fd04d2708',
    'v5.1.1',
  ),
  ecrLogin: pinned(
    'aws-actions/amazon-ecr-login',
    '062b18b96a7aff071d4dc91bc00c4c1a7945b076',
    'v2.0.1',
  ),
  trivy: pinned('aquasecurity/trivy-action', '57a97c7e7821a5776cebc9bb87c984fa69cba8f1', 'v0.35.0'),
} as const;

export interface Action {
  /** `owner/name@commit`. */
  readonly uses: string;
  readonly release: string;
}

function pinned(name: string, commit: string, release: string): Action {
  return { uses: `${name}@${commit}`, release };
}
