// What values have to look like that end in somebody else's schema: of a custom resource, or of an EKS add-on.
import data from './value-forms.json' with { type: 'json' };

interface Form {
  readonly pattern: string;
  /** Such as `a span such as 15d`. */
  readonly words: string;
}

type ByPath = Readonly<Record<string, string>>;

const forms: Readonly<Record<string, Form>> = data.forms;
const charts: Readonly<Record<string, ByPath>> = data.charts;
const everywhere: ByPath = data.everywhere;
const clusterAddons: Readonly<Record<string, ByPath>> = data.clusterAddons;

/** Of a value of a chart, by its dotted path. */
export function valueForm(chart: string, path: string): Form | undefined {
  const ending = Object.keys(everywhere).find((each) => path === each || path.endsWith(`.${each}`));
  const name = charts[chart]?.[path] ?? everywhere[ending ?? ''];
  return forms[name ?? ''];
}

/** `text`, `number` or `boolean`, of a key of the configuration of an EKS add-on. */
export function addonValueType(addon: string, path: string): string | undefined {
  const types = clusterAddons[addon];
  return types?.[path] ?? types?.[path.replace(/[^.]+$/, '*')];
}
