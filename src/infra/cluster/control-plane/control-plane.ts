/** What the rest of the stack needs of the cluster, whether it is made or stands already. */
export interface ControlPlane {
  readonly name: string;
  /** Of the group that EKS makes for the cluster. */
  readonly securityGroupId: string;
  readonly endpoint: string;
  readonly authority: string;
  readonly identity: { readonly providerArn: string; readonly issuer: string };
}
