import { type ModuleFile, moduleFileSchema } from './content-schemas.ts';
import { readYaml } from './internal/strict-yaml.ts';

/** What a `module.yaml` says; null where it is not as it should be. */
export function moduleHead(text: string): ModuleFile | null {
  const head = readYaml(moduleFileSchema, text);
  return head.ok ? head.value : null;
}
