// Recovery, cost, names, placeholders.
import { entry, quote } from '../entry.ts';
import { plural } from '../wording.ts';

export const operationsCatalogue = {
  'model/budget-tag-inactive': entry<{ tag: string; scope: string }>({
    severity: 'error',
    message: ({ tag, scope }) =>
      `Budgets count by the tag ${tag} (scope: ${scope}), which nobody activates for the bill`,
    hint: ({ tag }) =>
      `Add ${tag} to cost.allocationTags, name in cost.tagsOf the environment that does, or set scope: account`,
    why: 'Cost data has only tags that the account which pays has activated. A budget that filters by another one counts nothing and never warns. https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html',
  }),
  'model/nodes-measured-twice': entry({
    severity: 'error',
    message: () =>
      'What nodes use goes to CloudWatch twice: by Prometheus and the collector, and by the add-on amazon-cloudwatch-observability',
    hint: () =>
      'Set observability.metrics.nodesToCloudWatch: false, or remove amazon-cloudwatch-observability from cluster.addons',
    why: 'Both write the same series, and CloudWatch counts and bills each value. An average over two ways of measuring is neither of them.',
  }),
  'model/objective-without-mechanism': entry<{ objective: string; missing: string }>({
    severity: 'warning',
    message: ({ objective, missing }) => `Objective ${objective} rests on nothing: ${missing}`,
    hint: ({ objective }) =>
      objective === 'recoveryTime'
        ? 'Set aws.recoveryRegion, or delete recovery.objectives.recoveryTime'
        : 'Set recovery.replicateDatabaseBackups or replicate of what it is about, or delete recovery.objectives.recoveryPoint',
    why: 'A recovery objective that no backup, replica or copy serves is a promise nobody can keep.',
  }),
  'model/no-recovery-region': entry<{ what: string }>({
    severity: 'error',
    message: ({ what }) => `No recovery region, which ${what} needs`,
    hint: () => 'Set aws.recoveryRegion',
    why: 'Replicas of buckets and backups go to a second region.',
  }),
  'model/recovery-region-same': entry<{ region: string }>({
    severity: 'error',
    message: ({ region }) => `Recovery region is the home region: ${region}`,
    hint: () => 'Choose another region for aws.recoveryRegion, or leave it out',
    why: 'Copies in the same region are lost with it, and RDS refuses to replicate backups there.',
  }),
  'model/registry-not-owned': entry<{ key: string; account: string }>({
    severity: 'error',
    message: ({ key, account }) =>
      `Registry of account ${account} is shared, so ${key} is not set here`,
    hint: ({ key }) => `Set ${key} in the environment that owns the registry`,
    why: 'An environment that takes its images from the registry of another makes no repositories; what belongs to them would be written and never applied.',
  }),
  'model/registry-copy-at-home': entry<{ region: string }>({
    severity: 'error',
    message: ({ region }) => `Images would be copied to the region they are in: ${region}`,
    hint: () => 'Choose another region for delivery.registry.replicateTo, or leave it out',
    why: 'ECR refuses a replication rule whose destination is the registry itself.',
  }),
  'model/registry-copy-unpulled': entry<{ region: string }>({
    severity: 'warning',
    message: ({ region }) => `Other accounts cannot pull the copies of images in ${region}`,
    hint: ({ region }) => `Set aws.recoveryRegion to ${region}, or leave the region out`,
    why: 'Copies take no policy from their originals. Those in the recovery region get the policy that lets pullers in.',
  }),
  'model/cost-sum': entry<{ total: string; stated: number; sum: number }>({
    severity: 'error',
    message: ({ total, stated, sum }) =>
      `Cost rows do not add up to the ${total}: ${sum} against ${stated}`,
    hint: ({ sum }) => `Write ${sum}, or correct a row`,
    why: 'The total becomes a budget; it has to be the sum of what was estimated.',
  }),
  'model/commitment-shares': entry<{ scope: string; sum: number }>({
    severity: 'error',
    message: ({ scope, sum }) => `Commitments cover more than there is: ${sum}% of ${quote(scope)}`,
    hint: () => 'Lower a sharePercent, or name the scope of each commitment',
    why: 'A reservation that nothing uses is paid for all the same.',
  }),
  'model/cost-tag-absent': entry<{ tag: string }>({
    severity: 'warning',
    message: ({ tag }) => `Tag ${quote(tag)} is not on every resource of this environment`,
    hint: () => 'Add the tag to aws.tags, or name one of System, Environment and ManagedBy',
    why: 'AWS knows a tag key only once something that costs carries it, and what does not carry it is in no group. https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html',
  }),
  'model/anomalies-unheard': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'Nobody gets the daily mail about cost anomalies',
    hint: () =>
      'Add an address to observability.notify.emails, or set cost.anomalies.frequency to IMMEDIATE',
    why: 'AWS sends a summary of the day to mail addresses alone, and refuses a subscription without any. https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalySubscription.html',
  }),
  'model/anomalies-unmeasured': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'Alerts on anomalies have nothing to measure: no service has metrics',
    hint: () => 'Add metrics to a service, or its namespace to the mesh, or remove anomalies',
    why: 'What is usual is learned of requests that services or their sidecars count.',
  }),
  'model/anomalies-forgotten': entry<{ days: number; wanted: number }>({
    severity: 'error',
    message: ({ days, wanted }) =>
      `Alerts on anomalies compare with a week ago, and metrics stay ${days} days: wanted at least ${wanted}`,
    hint: ({ wanted }) => `Set retentionDays to ${wanted} or more`,
    why: 'Prometheus asks its own volume alone, so what it has forgotten it cannot compare with, and the alerts would never fire.',
  }),
  'model/placeholder': entry<{ value: string }>({
    severity: 'error',
    message: ({ value }) => `Placeholder ${quote(value)} was never replaced`,
    hint: () => 'Write the real value',
    why: 'Output with a placeholder could be applied.',
  }),
  'model/documentation-account': entry<{ account: string }>({
    severity: 'warning',
    message: ({ account }) => `Account ${account} is one that AWS reserves for documentation`,
    hint: () => 'Write the account id of this environment before the first plan',
    why: 'Nobody can own such an account, so nothing can be applied by mistake: Terraform refuses every other account through `allowed_account_ids`. https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html',
  }),
  'model/name-too-long': entry<{ what: string; name: string; length: number; max: number }>({
    severity: 'error',
    message: ({ what, name, length, max }) =>
      `Name of the ${what} is too long: ${quote(name)} has ${length} characters, and ${max} are allowed`,
    hint: ({ length, max }) =>
      `Shorten the key, or the name that is written for it, by ${plural(length - max, 'character')}`,
    why: 'Names are built from system, environment and key; AWS and Kubernetes limit their length.',
  }),
  'model/name-conflict': entry<{
    what: string;
    name: string;
    other: string;
    isWritten?: boolean;
  }>({
    severity: 'error',
    message: ({ what, name, other }) =>
      `Name of the ${what} is taken: ${quote(name)} is also the name of ${other}`,
    hint: ({ name, other, isWritten }) =>
      isWritten === true
        ? 'Write another name, or leave it out'
        : `Rename this key or that of ${other}, or what is written as name where ${quote(name)} is written`,
    why: 'AWS and Kubernetes refuse the second thing of a name, or merge the two.',
  }),
  'model/alerts-unheard': entry<{ alarms: number }>({
    severity: 'warning',
    message: ({ alarms }) =>
      `Nobody hears the alerts: ${alarms} alarms and the budgets have no subscriber`,
    hint: () => 'Add an address to observability.notify.emails',
    why: 'Alarms, Alertmanager and budgets publish to one topic; without a subscription what they say is lost. Slack and PagerDuty hear Alertmanager alone.',
  }),
  'model/releases-unheard': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'Nobody hears of releases: no Slack channel and no mail address is named',
    hint: () =>
      'Add one to observability.notify.slack or observability.notify.emails, or remove releases',
    why: 'Argo CD posts what it released to Slack channels, and to mail addresses by way of Alertmanager. It calls nobody on duty for that: a release that went well is no incident.',
  }),
  'model/log-shipper-unfit': entry<{ shipper: string; sink: string; fit: string }>({
    severity: 'error',
    message: ({ shipper, sink }) => `Log shipper ${shipper} does not write to ${sink}`,
    hint: ({ fit }) => `Set observability.logs.shipper to ${fit}`,
    why: 'Each shipper is set up for one kind of sink; with another one no log would arrive.',
  }),
  'model/log-archive-unwritten': entry<{ shipper: string; bucket: string; fit: string }>({
    severity: 'error',
    message: ({ shipper, bucket }) => `Log shipper ${shipper} does not write to bucket ${bucket}`,
    hint: ({ fit }) =>
      `Set observability.logs.shipper to ${fit}, or remove observability.logs.archiveBucket`,
    why: 'The others write to their sink alone; the bucket would stay empty.',
  }),
  'model/log-bucket-missing': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'Loki has no bucket to keep logs in',
    hint: () => 'Set observability.logs.bucket to the key of a bucket',
    why: 'On the volumes of its pods Loki keeps only what is on its way; the logs themselves are objects.',
  }),
  'model/standards-unrecorded': entry<{ standards: number }>({
    severity: 'warning',
    message: ({ standards }) =>
      `Security Hub has nothing to judge by: standards named ${standards}, configuration recorded none`,
    hint: () => 'Add audit.configuration, or switch AWS Config on for the account elsewhere',
    why: 'Most controls of a standard are AWS Config rules, which see what the recorder of the account and region has recorded. https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-setup-prereqs.html',
  }),
  'model/member-is-admin': entry<{ member: string; role: string; admin: string }>({
    severity: 'error',
    message: ({ member, role, admin }) =>
      `Role ${role} of member ${member} is already that of ${admin} under cluster.admins`,
    hint: () => 'Give one of them another role',
    why: 'EKS keeps one access entry per IAM role, and refuses a second one.',
  }),
  'model/no-administrator': entry<{ cluster: string }>({
    severity: 'warning',
    message: ({ cluster }) => `Nobody may administer the cluster ${cluster}`,
    hint: () => 'Add a role with access: admin to cluster.admins',
    why: 'Access entries decide who reaches the Kubernetes API; whoever creates the cluster gets no access by that.',
  }),
  'model/backup-too-often': entry<{ found: number; most: number }>({
    severity: 'error',
    message: ({ found, most }) =>
      `AWS Backup is to start ${found} times a day, and starts ${most} times at most`,
    hint: () =>
      'Write a schedule of once an hour or less, such as six-hourly with 0/6 for the hours',
    why: 'AWS Backup takes snapshots as often as every hour. https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html',
  }),
  'model/percent-fraction': entry<{ key: string; found: number; likely: number }>({
    severity: 'warning',
    message: ({ key, found }) => `${key} is ${found} percent, which is less than one in a hundred`,
    hint: ({ key, likely }) => `Write ${key}: ${likely} if a share of ${likely} percent was meant`,
    why: 'Prometheus and AWS write some shares as fractions of one; every key that ends in Percent is a number out of a hundred.',
  }),
  'model/availability-low': entry<{ found: number; likely: number | null }>({
    severity: 'error',
    message: ({ found }) =>
      `A promise of ${found} percent lets ${(100 - found).toFixed(found < 1 ? 3 : 0)} of 100 requests fail`,
    hint: ({ likely }) =>
      likely === null
        ? 'Write a share of a hundred, such as availabilityPercent: 99.9'
        : `Write availabilityPercent: ${likely}`,
    why: 'Alerts come when a service uses up what the promise leaves, which would never happen. https://sre.google/workbook/alerting-on-slos/',
  }),
} as const;
