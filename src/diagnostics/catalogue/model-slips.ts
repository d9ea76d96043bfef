// Values that are nearly something else, or that somebody else's schema refuses.
import { entry, quote } from '../entry.ts';

export const slipsCatalogue = {
  'model/chart-value-form': entry<{ chart: string; value: string; found: string; wanted: string }>({
    severity: 'error',
    message: ({ chart, value, found, wanted }) =>
      `Value ${value} of chart ${chart} is ${wanted}: found ${quote(found)}`,
    hint: ({ value, wanted }) => `Write ${wanted} for ${value.split('.').at(-1)}`,
    why: 'The chart hands the value on to a custom resource, whose definition has a pattern for it: the API server refuses the resource, and the sync of Argo CD fails. https://prometheus-operator.dev/docs/api-reference/api/',
  }),
  'model/cluster-addon-value': entry<{ addon: string; key: string; found: string; wanted: string }>(
    {
      severity: 'error',
      message: ({ addon, key, found, wanted }) =>
        `Value ${quote(key)} in the configuration of ${addon} is ${wanted === 'text' ? 'text' : `a ${wanted}`}: found ${found}`,
      hint: ({ found, wanted }) =>
        wanted === 'text'
          ? `Write "${found.replaceAll('"', '')}" in quotes`
          : 'Write it without quotes',
      why: 'EKS holds the configuration of an add-on against the schema of that add-on, and refuses another type: `ConfigurationValue provided in request is not supported`. https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html',
    },
  ),
  'model/tag-letter': entry<{ service: string; tag: string; letter: string; likely: string }>({
    severity: 'warning',
    message: ({ service, tag, letter }) =>
      `Tag ${quote(tag)} of the image of service ${service} has the letter ${letter} where versions have a digit`,
    hint: ({ likely }) => `Did you mean "${likely}"?`,
    why: 'An image that nobody has pushed is not pulled: pods wait in `ImagePullBackOff`. Only the registry knows which tags there are.',
  }),
  'model/host-of-region': entry<{
    service: string;
    name: string;
    external: string;
    wanted: string;
  }>({
    severity: 'warning',
    message: ({ service, name, external, wanted }) =>
      `Variable ${name} of service ${service} leads to another region than external ${external}, which has ${wanted}`,
    hint: ({ wanted }) => `Write ${wanted}, or correct hosts of the external`,
    why: 'Endpoints of AWS are those of a region, and so are what they know and the logins they take, such as those of SMTP. https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html',
  }),
} as const;
