// What registers the pods of a Service with a target group of Terraform's. Without `networking` the
// controller leaves security groups alone; their rules are Terraform's as well.
// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/spec/
export const TARGET_GROUP_BINDING = {
  apiVersion: 'elbv2.k8s.aws/v1beta1',
  kind: 'TargetGroupBinding',
} as const;

export interface TargetGroupBindingSpec {
  readonly targetGroupName: string;
  readonly targetType: 'ip';
  readonly serviceRef: { readonly name: string; readonly port: number | string };
}
