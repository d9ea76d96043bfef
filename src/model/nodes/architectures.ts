// Architectures of processors, as images and Kubernetes call them.

export const ARCHITECTURES = ['amd64', 'arm64'] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

/** Label that every node has. */
export const ARCHITECTURE_LABEL = 'kubernetes.io/arch';

/** What EC2 calls them, as its images and their parameters do. */
export const EC2_ARCHITECTURE = { amd64: 'x86_64', arm64: 'arm64' } as const satisfies Record<
  Architecture,
  string
>;
