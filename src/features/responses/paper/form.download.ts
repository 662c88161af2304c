/** The response form to print or to fill in with a word processor, in 12 or 18 point. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { renderPdf } from '../../../documents/export/pdf/index.ts'
import { defineDownload, type PageRequest } from '../../../web/page.ts'
import { type Responding, respondingSubject, standingFor } from '../form/responding.queries.ts'
import { paperDocx } from './paper-docx.ts'
import { type PaperForm, paperForm } from './paper-form.ts'

type Query = { readonly print?: 'large' | undefined }
type Asking = Pick<
  PageRequest<unknown, Query, Responding>,
  'hub' | 'subject' | 'query' | 't' | 'area' | 'now' | 'today'
>

/** The form as PDF/UA. */
export const paperFormPdf = formDownload('pdf', 'application/pdf', ({ title, blocks }, largePrint) =>
  renderPdf(blocks, { title, largePrint }),
)

/** The form as a Word document. */
export const paperFormDocx = formDownload(
  'docx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  (form, largePrint) => paperDocx(form, { largePrint }),
)

function formDownload(
  ending: 'pdf' | 'docx',
  type: string,
  write: (form: PaperForm, largePrint: boolean) => Promise<Uint8Array>,
) {
  /** Written once for many who ask within seconds: the file is the same for everybody. */
  const written = (asking: Asking): Promise<Uint8Array> => {
    const { hub, subject: of, query, t, area, now, today } = asking
    const name = `paper form ${of.slug} ${ending} ${query.print ?? ''} ${standingFor(of, asking)}`
    return hub.remember(name, () =>
      write(paperForm(of, { t, area, now, today, origin: hub.origin }), query.print === 'large'),
    )
  }
  return defineDownload({
    path: `/consultations/:slug/response/form.${ending}`,
    access: anyone,
    audit: 'reads only',
    params: z.object({ slug: z.string() }),
    query: z.object({ print: z.literal('large').optional() }),
    subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
    async respond(request) {
      const size = request.query.print === 'large' ? '-large-print' : ''
      const filename = `${request.subject.slug}-response-form${size}.${ending}`
      return { type, body: await written(request), filename }
    },
  })
}
