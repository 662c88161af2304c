/** Names of versions, as people would call them. */
import { longDay } from '../../kernel/day.ts'
import type { Translate } from '../../web/catalogue.ts'
import type { Version } from './documents.queries.ts'

/** "Version 0.f", or "Version 2" where none is printed; with its date where it has one. */
export function versionName(t: Translate, version: Pick<Version, 'printedVersion' | 'sequence' | 'dated'>): string {
  const name = t('documents.version-name', { number: version.printedVersion || String(version.sequence) })
  return version.dated ? `${name}, ${longDay(version.dated)}` : name
}
