/** Every practice of the library, live or awaited. A new practice is one file and one line in its subject's list. */
import type { Practice } from './practice.ts'
import { compactPractices } from './practices/compact/index.ts'
import { consultationPractices } from './practices/consultation/index.ts'
import { organisationPractices } from './practices/organisation/index.ts'
import { partnershipPractices } from './practices/partnership/index.ts'

/** All practices, by subject. */
export const practices: readonly Practice[] = [
  ...compactPractices,
  ...organisationPractices,
  ...consultationPractices,
  ...partnershipPractices,
]

/** The ids of all practices. */
export const practiceIds: readonly string[] = practices.map(({ id }) => id)

const byId: ReadonlyMap<string, Practice> = new Map(practices.map(practice => [practice.id, practice]))

/** The practice of an id, or null if there is none. */
export function practiceOf(id: string): Practice | null {
  return byId.get(id) ?? null
}
