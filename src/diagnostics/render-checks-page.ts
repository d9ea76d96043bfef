// docs/checks.md, from the catalogues of the check room alone.
import { atlantisCheckCatalogue } from './catalogue/check-atlantis.ts';
import { chartsCheckCatalogue } from './catalogue/check-charts.ts';
import { deliveryCheckCatalogue } from './catalogue/check-delivery.ts';
import { kubernetesCheckCatalogue } from './catalogue/check-kubernetes.ts';
import { planesCheckCatalogue } from './catalogue/check-planes.ts';
import { safetyCheckCatalogue } from './catalogue/check-safety.ts';
import { terraformCheckCatalogue } from './catalogue/check-terraform.ts';
import { waiversCheckCatalogue } from './catalogue/check-waivers.ts';
import { anchorOf, entriesOf, renderSection } from './render-page.ts';

interface Part {
  readonly title: string;
  readonly about: string;
  readonly catalogue: object;
  /** Absent: its findings can be waived. */
  readonly notWaivable?: string;
}

const PARTS: readonly Part[] = [
  {
    title: 'Kubernetes',
    about: 'What the API server would refuse, drop without a word, or never make run.',
    catalogue: kubernetesCheckCatalogue,
  },
  {
    title: 'Terraform',
    about: 'What a plan would refuse, and AWS after it.',
    catalogue: terraformCheckCatalogue,
  },
  {
    title: 'Argo CD',
    about: 'What Argo CD would refuse, or do in a wrong order.',
    catalogue: deliveryCheckCatalogue,
  },
  {
    title: 'Atlantis',
    about: 'What Atlantis would refuse, leave out, or apply in a wrong order.',
    catalogue: atlantisCheckCatalogue,
    notWaivable: 'Cannot be waived: it is about the repository, not about one environment.',
  },
  {
    title: 'Charts',
    about: 'What Helm would render, and Kubernetes then not run as it should.',
    catalogue: chartsCheckCatalogue,
  },
  {
    title: 'Between the planes',
    about: 'What Kubernetes names and AWS does not have, or the other way round.',
    catalogue: planesCheckCatalogue,
  },
  {
    title: 'Safety',
    about: 'What would be legal, and still open, lost or known to others.',
    catalogue: safetyCheckCatalogue,
  },
  {
    title: 'Waivers',
    about: 'Faults of waivers themselves.',
    catalogue: waiversCheckCatalogue,
    notWaivable: 'Cannot be waived.',
  },
];

const INTRODUCTION = `# Checks

What is asked of everything an environment compiles to, before any of it is written. An error leaves \`dist/\`
as it is. Each finding points at the line of the environment file that made the object or resource.
Codes are permanent; wording may change. Parts in angle brackets stand for what is found.
Every code of every stage is in [diagnostics.md](diagnostics.md).

## How to waive

A finding that somebody has judged acceptable is excused in the environment file, with the code of the
finding, the dotted path it points at (everything below it is covered as well), a reason, an owner and a last day.
The day is compared with the date of the commit, so that the same commit is judged alike at every run.
A waiver that has ended or excuses nothing is an error. The README of the environment lists them all.
Errors of the model (\`model/…\`) cannot be waived: AWS or Kubernetes would refuse what they are about.
`;

/** Renders the page, one section per code within the part of the check room that reports it. */
export function renderChecksPage(): string {
  const parts = PARTS.filter(({ catalogue }) => Object.keys(catalogue).length > 0);
  return [INTRODUCTION, ...parts.map(renderContents), ...parts.map(renderPart)].join('\n');
}

function renderContents({ title, catalogue }: Part): string {
  const links = entriesOf(catalogue).map(([code]) => `[${code}](#${anchorOf(code)})`);
  return `**${title}**: ${links.join(', ')}\n`;
}

function renderPart({ title, about, catalogue, notWaivable }: Part): string {
  const sections = entriesOf(catalogue).map(([code, entry]) =>
    [renderSection(code, entry, '###'), notWaivable ? `${notWaivable}\n` : renderWaiver(code)].join(
      '\n',
    ),
  );
  return [`## ${title}\n`, `${about}\n`, ...sections].join('\n');
}

function renderWaiver(code: string): string {
  return `To waive it:

\`\`\`yaml
waivers:
  <name>:
    code: ${code}
    path: <the path it points at>
    reason: <why it is acceptable here>
    owner: <who answers for it>
    until: "<the last day it holds, such as 2027-03-31>"
\`\`\`
`;
}
