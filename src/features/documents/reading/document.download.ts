/** A document as a file: Word, tagged PDF, HTML, Markdown, JSON, Akoma Ntoso. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { dayAt } from '../../../kernel/day.ts'
import { defineDownload } from '../../../web/page.ts'
import { addressOfDocument } from '../homes.ts'
import { loadTree } from '../load-tree.ts'
import { isFormat, writeAs } from './formats.ts'
import { findGlossary } from './glossary.ts'
import { documentParams, findShown, pickVersion, type Shelf } from './shown.ts'

/** The downloads of the documents of one kind of subject. */
export function documentDownload(shelf: Shelf) {
  return defineDownload({
    path: `${shelf.folder}/:doc/download.:format`,
    access: anyone,
    audit: 'reads only',
    params: documentParams.extend({ format: z.string().max(10) }),
    query: z.object({ version: z.string().max(10).optional(), print: z.literal('large').optional() }),
    subject: findShown(shelf),
    async respond({ db, subject: shown, params: { format }, query, area }) {
      const version = pickVersion(shown, query.version)
      if (!version || !isFormat(format)) return null
      const { document } = shown
      const [loaded, glossary] = await Promise.all([loadTree(db, version.id), findGlossary(db, document.id)])
      // The actors are the Hub's own reading, not part of the document.
      const { title, paragraphs, faults } = loaded
      const tree = { title, version: loaded.version, paragraphs, faults }
      const file = await writeAs(format, tree, {
        largePrint: query.print === 'large',
        lang: document.language === 'en' ? 'en-GB' : document.language,
        glossary,
        work: addressOfDocument(shown.home, document.slug),
        date: version.dated ?? dayAt(version.createdAt, area.timeZone),
        author: area.compactName,
      })
      const number = version.printedVersion === '' ? String(version.sequence) : version.printedVersion
      return { ...file, filename: `${document.slug} ${number.replace(/[^\w.-]+/g, '-')}.${format}` }
    },
  })
}
