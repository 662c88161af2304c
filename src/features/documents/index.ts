/** Documents: bringing them in, correcting, reading, comparing, changing and downloading them. */
import type { Route } from '../../web/page.ts'
import { bringInRoutes } from './bring-in/routes.ts'
import { glossaryRoutes } from './glossary/routes.ts'
import { readingRoutes } from './reading/routes.ts'
import { versionRoutes } from './versions/routes.ts'

export { applyAmendments, readChange } from './amendments.ts'
export { type Incoming, importFile, readIncoming } from './bring-in/bring-in.ts'
export {
  type Document,
  type DocumentKind,
  documentsOf,
  findDocument,
  isForAll,
  type Version,
  type VersionStatus,
  versionsOf,
} from './documents.queries.ts'
export { addressOfDocument, findHome, type Home } from './homes.ts'
export { type KeptVersion, keepTree, type NewDocument, type NewVersion } from './keep-tree.ts'
export { type KeptTree, loadTree } from './load-tree.ts'
export { exportDocument } from './reading/export.ts'
export { type Format, formats, isFormat, writeAs } from './reading/formats.ts'
export { putInForce, releaseDrafts, supersedeAt } from './versions/versions.queries.ts'

export const routes: readonly Route[] = [...bringInRoutes, ...readingRoutes, ...versionRoutes, ...glossaryRoutes]
