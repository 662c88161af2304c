/** A draft as a file: YAML that reads back the same, and a text for people as PDF, Word or a page. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { writeCode } from '../../../codes/index.ts'
import { defineDownload } from '../../../web/page.ts'
import { type Format, writeAs } from '../../documents/index.ts'
import { codeOf } from './draft.ts'
import { draftParams, textSubject } from './parts.ts'
import { treeOf } from './to-tree.ts'

/** The kinds of file, in the order they are offered. */
export const draftFormats = ['yaml', 'pdf', 'docx', 'html'] as const

export const draftFile = defineDownload({
  path: '/compact/writing/:draft/files/:format',
  access: secretariat,
  audit: 'reads only',
  publishes: 'nothing',
  params: draftParams.extend({ format: z.enum(draftFormats) }),
  subject: textSubject,
  async respond({ subject: { draft, sections }, params: { format }, area, today }) {
    const filename = `${draft.edition}.${format}`
    if (format === 'yaml')
      return { type: 'application/yaml; charset=utf-8', filename, body: writeCode(codeOf(draft, sections)) }
    const about = { largePrint: false, lang: 'en-GB', glossary: [], work: `/codes/${draft.edition}`, date: today }
    const written = await writeAs(format satisfies Format, treeOf(draft, sections), {
      ...about,
      author: area.compactName,
    })
    return { ...written, filename }
  },
})
