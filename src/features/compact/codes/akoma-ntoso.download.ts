/** A code as Akoma Ntoso: its sections and clauses under their numbers, in the plain words that the Hub keeps of them. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { defineDownload, type Found } from '../../../web/page.ts'
import { findCode } from './code.page.ts'
import { treeOfCode } from './code-tree.ts'

type Shown = NonNullable<Awaited<ReturnType<typeof findCode>>>

export const codeAkomaNtoso = defineDownload({
  path: '/codes/:code/akoma-ntoso.xml',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
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
