/** How far a version may go next. Pure. */
import type { VersionStatus } from '../documents.queries.ts'

const next: Readonly<Record<VersionStatus, readonly VersionStatus[]>> = {
  draft: ['draft', 'out-to-consultation', 'agreed', 'in-force'],
  'out-to-consultation': ['out-to-consultation', 'agreed', 'in-force', 'superseded'],
  agreed: ['agreed', 'in-force', 'superseded'],
  'in-force': ['in-force', 'superseded'],
  superseded: ['superseded'],
}

/** The statuses that a version may have next, its own among them. What people have read as more than a draft stays so. */
export function statusesAfter(status: VersionStatus): readonly VersionStatus[] {
  return next[status]
}
