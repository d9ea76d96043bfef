// Faults that src/check/terraform/refused finds: a plan passes, and AWS refuses.
import { entry } from '../entry.ts';

const REPLICA =
  'AWS encrypts a read replica in the region of its source with the key of its source, and refuses one that names a key; in another region it knows no such key, and wants one. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html';

export const refusedCheckCatalogue = {
  'check/replica-key-named': entry<{ replica: string; stack: string }>({
    severity: 'error',
    message: ({ replica, stack }) =>
      `Read replica ${replica} of stack ${stack} names a key, and stands in the region of its source`,
    hint: () => 'Report it: such a replica has the key of its source',
    why: REPLICA,
  }),
  'check/replica-key-missing': entry<{ replica: string; stack: string }>({
    severity: 'error',
    message: ({ replica, stack }) =>
      `Read replica ${replica} of stack ${stack} names no key, and stands in another region than its source`,
    hint: () => 'Report it: such a replica needs a key of its own region',
    why: REPLICA,
  }),
  'check/aws-quota': entry<{ what: string; found: number; max: number }>({
    severity: 'warning',
    message: ({ what, found, max }) => `Too many ${what}: ${found}, and an account has ${max}`,
    hint: () =>
      'Ask for more in Service Quotas before this is applied, and waive this with the reason; or spread them',
    why: 'AWS refuses what is above a quota in the middle of an apply, and raises it for an account that asks. https://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html',
  }),
  'check/policy-size': entry<{ what: string; found: number; max: number }>({
    severity: 'error',
    message: ({ what, found, max }) =>
      `Too long for IAM: ${what} take about ${found} characters, and ${max} are allowed`,
    hint: () => 'Let it use fewer things, or part it into two that use some of them each',
    why: 'IAM counts all inline policies of a role together, without white space, and raises that for nobody. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  }),
  'check/volume-key-closed': entry<{ address: string; stack: string }>({
    severity: 'error',
    message: ({ address, stack }) =>
      `The key of ${address} in stack ${stack} is not open through EC2, so no node starts with a volume`,
    hint: () =>
      'Report it: its policy lets everyone of the account use it by way of EC2, as that of AWS for EBS does',
    why: 'Auto Scaling launches instances as a service-linked role, whose rights end at the key that AWS keeps for EBS; another key has to let it in by its own policy. Without, instances are terminated while they start, and the group tries again for ever. https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html',
  }),
  'check/trust-condition': entry<{
    role: string;
    stack: string;
    service: string;
    variable: string;
  }>({
    severity: 'error',
    message: ({ role, stack, service, variable }) =>
      `Nobody can take on ${role} of stack ${stack}: its trust asks ${service} for ${variable}, which it does not send`,
    hint: ({ variable }) => `Report it: the trust of this service holds without ${variable}`,
    why: 'A condition whose key is not in a request is not fulfilled. Only services that say for whom they ask can be asked: S3 for replication, EC2, AWS Backup and exports of RDS do not. The role is made without complaint, and whatever needs it fails later, such as every replication of an object. https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  }),
  'check/topic-condition': entry<{
    topic: string;
    stack: string;
    service: string;
    variable: string;
  }>({
    severity: 'error',
    message: ({ topic, stack, service, variable }) =>
      `${topic} of stack ${stack} never lets ${service} publish: it asks for ${variable}, which is not sent`,
    hint: () => 'Report it: the statement for EventBridge holds without a condition',
    why: 'EventBridge sends no keys of a condition to SNS, so that a statement with one is never fulfilled. The rule matches, the message is dropped, and only the metric FailedInvocations tells. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html',
  }),
} as const;
