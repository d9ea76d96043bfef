// Pages over all environments, in the order of the list at the side.
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import type { Page } from '../page.ts';
import { alarmsBody } from './alarms-page.ts';
import { costBody } from './cost-page.ts';
import { deviationsBody } from './deviations-page.ts';
import { hostsBody } from './hosts-page.ts';
import { overviewBody } from './overview-page.ts';
import { parityBody } from './parity-page.ts';
import { schedulesBody } from './schedules-page.ts';
import { versionsBody } from './versions-page.ts';
import { waiversBody } from './waivers-page.ts';

type Body = (environments: readonly ReportedEnvironment[]) => Markup;

const PAGES: readonly (readonly [id: string, name: string, title: string, body: Body])[] = [
  ['overview', 'Overview', 'Systems and environments', overviewBody],
  ['hosts', 'Hosts', 'Hosts and certificates', hostsBody],
  ['schedules', 'Schedules', 'What happens by the clock', schedulesBody],
  ['alarms', 'Alarms', 'What wakes somebody', alarmsBody],
  ['cost', 'Cost', 'Cost', costBody],
  ['versions', 'Versions', 'Versions, and the end of their support', versionsBody],
  ['deviations', 'Deviations', 'Deviations from the designs', deviationsBody],
  ['waivers', 'Waivers', 'Waived findings', waiversBody],
  ['parity', 'Parity', 'Two environments side by side', parityBody],
];

export function repositoryPages(
  environments: readonly ReportedEnvironment[],
): readonly [Page, ...Page[]] {
  const [first, ...others] = PAGES.map(([id, name, title, body]) => ({
    ...{ id, name, title },
    body: environments.length === 0 ? NONE : body(environments),
  }));
  return [first as Page, ...others];
}

const NONE = html`<p class="empty">This repository has no environments yet. The first file below <code>environments/</code> makes one.</p>`;
