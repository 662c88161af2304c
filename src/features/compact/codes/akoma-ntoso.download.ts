/** A code as Akoma Ntoso: its sections and clauses under their numbers, in the plain words that the Hub keeps of them. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import type { Code } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import { type DocumentTree, type Paragraph, plainAsInline } from '../../../documents/index.ts'
import { defineDownload, type Found } from '../../../web/page.ts'
import { findCode } from './code.page.ts'

type Shown = NonNullable<Awaited<ReturnType<typeof findCode>>>

export const codeAkomaNtoso = defineDownload({
  path: '/codes/:code/akoma-ntoso.xml',
  access: anyone,
  audit: 'reads only',
  params: z.object({ code: z.string().max(80) }),
  async subject(db: Handle, { code }: { readonly code: string }): Promise<Found<Shown> | null> {
    const record = await findCode(db, code)
    return record && { ref: null, record }
  },
  async respond({ subject: { code, edition }, area, today }) {
    const { treeToAkomaNtoso } = await import('../../../documents/export/akoma-ntoso.ts')
    return {
      type: 'application/akn+xml; charset=utf-8',
      filename: `${code.id}.xml`,
      body: treeToAkomaNtoso(treeOfCode(code), {
        work: `/akn/gb/doc/${code.id}`,
        date: edition?.inForceFrom ?? today,
        author: area.compactName,
      }),
    }
  },
})

/** A code as a document: a heading for each section, a numbered paragraph for each clause. */
export function treeOfCode(code: Code): DocumentTree {
  const paragraphs = code.sections.flatMap(({ number, title, clauses }): Paragraph[] => {
    const key = `section-${number}`
    const heading: Paragraph = {
      key,
      parent: null,
      path: key,
      printed: number,
      kind: 'heading',
      level: 0,
      text: plainAsInline(title),
    }
    return [
      heading,
      ...clauses.map(
        ({ id, gist }): Paragraph => ({
          key: id,
          parent: key,
          path: id,
          printed: id,
          kind: 'paragraph',
          level: 1,
          text: plainAsInline(gist),
        }),
      ),
    ]
  })
  return { title: code.title, version: null, paragraphs, faults: [] }
}
