// The scalers of KEDA and the settings that each reads. scripts/keda-scalers.ts renews the data, which is of
// the version that src/addons/keda.ts installs.
import generated from './keda-scalers.generated.json' with { type: 'json' };

export interface ScalerSettings {
  /** Names that have to be in the metadata of a trigger. */
  readonly needed: readonly string[];
  /** Names that have to be there, or in what signs the trigger in. */
  readonly either: readonly string[];
  /** Names that may be there. */
  readonly others: readonly string[];
}

/** By type; null where the settings are not known. */
export const kedaScalers: Readonly<Record<string, ScalerSettings | null>> = generated.scalers;

export const KEDA_VERSION = generated.version;
