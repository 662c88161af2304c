/** The form that a signatory signs on paper, as a tagged PDF: which text is signed, who signs and with which authority. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { shortFingerprint } from '../../../codes/index.ts'
import { type PdfBlock, renderPdf } from '../../../documents/export/pdf/index.ts'
import { defineDownload } from '../../../web/page.ts'
import { findEdition } from '../codes/editions.queries.ts'

export const signatoryFormPdf = defineDownload({
  path: '/codes/:code/signatory-form.pdf',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params: z.object({ code: z.string().max(80) }),
  query: z.object({ print: z.literal('large').optional().catch(undefined) }),
  async subject(db, { code }) {
    const record = await findEdition(db, code)
    return record && record.status !== 'superseded' ? { ref: null, record } : null
  },
  async respond({ hub, subject, query, area, t }) {
    const say = (name: string) => t(`compact.signing.paper.${name}`)
    const write = (name: string, lines = 1): PdfBlock => ({ kind: 'write', label: say(name), lines })
    const title = t('compact.signing.paper.title', { code: subject.title })
    const blocks: PdfBlock[] = [
      {
        kind: 'summary',
        rows: [
          { term: say('edition'), words: subject.edition },
          ...(subject.fingerprint ? [{ term: say('fingerprint'), words: shortFingerprint(subject.fingerprint) }] : []),
          { term: say('read'), words: `${hub.origin}/codes/${subject.edition}` },
        ],
      },
      { kind: 'paragraph', words: say('lead') },
      write('organisation'),
      write('numbers'),
      {
        kind: 'ticks',
        asked: say('sector'),
        options: ['statutory', 'voluntary', 'community', 'faith', 'private', 'other'].map(sector =>
          t(`organisations.form.sector-options.${sector}`),
        ),
      },
      write('signer'),
      write('role'),
      write('authority', 2),
      write('from'),
      write('champion', 2),
      write('signature', 2),
      write('on'),
      {
        kind: 'paragraph',
        words: `${say('back')} ${[area.contact.name, area.contact.address, area.contact.email].filter(Boolean).join(', ')}`,
      },
    ]
    const body = await renderPdf(blocks, { title, largePrint: query.print === 'large' })
    return { type: 'application/pdf', body, filename: `${subject.edition}-signatory-form.pdf` }
  },
})
