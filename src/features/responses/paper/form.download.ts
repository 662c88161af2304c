/** The response form to print or to fill in with a word processor, in 12 or 18 point. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { renderPdf } from '../../../documents/export/pdf/index.ts'
import { defineDownload, type PageRequest } from '../../../web/page.ts'
import { type Responding, respondingIn, respondingSubject, standingFor } from '../form/responding.queries.ts'
import { paperDocx } from './paper-docx.ts'
import { type PaperForm, paperForm } from './paper-form.ts'

type Query = { readonly print?: 'large' | undefined }
type Asking = Pick<
  PageRequest<unknown, Query, Responding>,
  'hub' | 'subject' | 'query' | 't' | 'area' | 'now' | 'today'
>

/** The form as PDF/UA. */
export const paperFormPdf = formDownload('pdf', 'application/pdf', ({ title, blocks }, largePrint, lang) =>
  renderPdf(blocks, { title, largePrint, lang }),
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
  write: (form: PaperForm, largePrint: boolean, lang: string) => Promise<Uint8Array>,
) {
  /** Written once for many who ask within seconds: the file is the same for everybody. */
  const written = (asking: Asking): Promise<Uint8Array> => {
    const { hub, subject: of, query, t, area, now, today } = asking
    const lang = t.language?.locale ?? 'en-GB'
    const name = `paper form ${of.slug} ${ending} ${lang} ${query.print ?? ''} ${standingFor(of, asking)}`
    return hub.remember(name, () =>
      write(paperForm(of, { t, area, now, today, origin: hub.origin }), query.print === 'large', lang),
    )
  }
  return defineDownload({
    path: `/consultations/:slug/response/form.${ending}`,
    // A word processor writes from right to left by its own rules; its file is in English.
    ...(ending === 'pdf' ? { inLanguages: true as const } : {}),
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    params: z.object({ slug: z.string() }),
    query: z.object({ print: z.literal('large').optional() }),
    subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
    async respond(asked) {
      // A language that the consultation is not offered in is said in English, as its pages are.
      const { record: subject, t } = await respondingIn(asked.hub, asked.subject, asked.t)
      const request = { ...asked, subject, t }
      const size = request.query.print === 'large' ? '-large-print' : ''
      const filename = `${request.subject.slug}-response-form${size}.${ending}`
      return { type, body: await written(request), filename }
    },
  })
}
