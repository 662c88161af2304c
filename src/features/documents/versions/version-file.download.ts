/** The file that a version was read from, exactly as it was sent. */
import { defineDownload } from '../../../web/page.ts'
import { readsUnpublished } from '../homes.ts'
import { findStoredFile } from '../stored-file.queries.ts'
import { versionParams, versionSubject } from './parts.ts'

export const versionFileDownload = defineDownload({
  path: '/documents/:id/versions/:n/file',
  access: readsUnpublished,
  audit: 'reads only',
  publishes: 'nothing',
  params: versionParams,
  subject: versionSubject,
  async respond({ hub, db, subject: { version } }) {
    return version.sourceFileId ? findStoredFile(db, hub.files, version.sourceFileId) : null
  },
})
