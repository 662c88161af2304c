/** The file a draft was read from, exactly as it was sent. */
import { defineDownload } from '../../../web/page.ts'
import { readsUnpublished } from '../homes.ts'
import { findStoredFile } from '../stored-file.queries.ts'
import { draftParams, draftSubject } from './parts.ts'

export const draftFileDownload = defineDownload({
  path: '/documents/drafts/:id/file',
  access: readsUnpublished,
  audit: 'reads only',
  publishes: 'nothing',
  params: draftParams,
  subject: draftSubject,
  respond: ({ hub, db, subject }) => findStoredFile(db, hub.files, subject.fileId),
})
