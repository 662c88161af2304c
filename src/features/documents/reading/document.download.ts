/** A document as a file: Word, tagged PDF, HTML, Markdown, JSON, Akoma Ntoso. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { defineDownload } from '../../../web/page.ts'
import { documentParams, findShown, pickVersion, type Shelf } from '../shown.ts'
import { exportVersion } from './export.ts'
import { isFormat } from './formats.ts'

/** The downloads of the documents of one kind of subject. */
export function documentDownload(shelf: Shelf) {
  return defineDownload({
    path: `${shelf.folder}/:doc/download.:format`,
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    params: documentParams.extend({ format: z.string().max(10) }),
    query: z.object({ version: z.string().max(10).optional(), print: z.literal('large').optional() }),
    subject: findShown(shelf),
    async respond({ db, subject: shown, params: { format }, query }) {
      const version = pickVersion(shown, query.version)
      if (!version || !isFormat(format)) return null
      return exportVersion(db, shown.document, version, { format, largePrint: query.print === 'large' })
    },
  })
}
