/** A respondent's own copies of a response: tagged PDF, plain text and table. */
import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import { type PdfBlock, renderPdf } from '../../../documents/export/pdf/index.ts'
import { csvFile } from '../../../web/csv.ts'
import { defineDownload } from '../../../web/page.ts'
import { asText, type ShownGroup, type ShownRow } from '../form/shown.ts'
import { nextSteps } from '../giving/acknowledgement.ts'
import { groupsOf, headRows, openHeld } from './held.ts'

const params = z.object({ code: z.string().max(60) })

/** The receipt as a tagged PDF. */
export const receiptPdf = defineDownload({
  path: '/responses/:code/receipt.pdf',
  inLanguages: true,
  access: holderOfTheLink,
  audit: 'reads only',
  publishes: ['own response'],
  params,
  async respond(request) {
    const held = await openHeld(request, request.params.code)
    const { t } = held
    const words = { ...request, t }
    const steps = held.response.state === 'withdrawn' ? [] : nextSteps(held.of, t, request.today)
    const blocks = [
      ...receiptBlocks(headRows(held, words), await groupsOf(held, words)),
      ...(steps.length === 0
        ? []
        : [
            { kind: 'heading' as const, level: 1, words: t('responses.receipt.next') },
            { kind: 'list' as const, items: steps.map(words => ({ words })) },
          ]),
    ]
    const title = t('responses.receipt.pdf-title', { title: held.of.title })
    const body = await renderPdf(blocks, { title, lang: t.language?.locale ?? 'en-GB' })
    return { type: 'application/pdf', body, filename: `${held.response.reference}.pdf` }
  },
})

/** A receipt as blocks of a PDF: what stands at its head, then everything said. */
export function receiptBlocks(head: readonly ShownRow[], groups: readonly ShownGroup[]): PdfBlock[] {
  const rows = (list: readonly ShownRow[]) => list.map(row => ({ term: row.term, words: row.text }))
  return [
    { kind: 'summary', rows: rows(head) },
    ...groups.flatMap((group): PdfBlock[] => [
      { kind: 'heading', level: 1, words: group.heading },
      { kind: 'summary', rows: rows(group.rows) },
    ]),
  ]
}

/** The response as plain text. */
export const receiptText = defineDownload({
  path: '/responses/:code/copy.txt',
  inLanguages: true,
  access: holderOfTheLink,
  audit: 'reads only',
  publishes: ['own response'],
  params,
  async respond(request) {
    const held = await openHeld(request, request.params.code)
    const words = { ...request, t: held.t }
    const title = held.t('responses.receipt.pdf-title', { title: held.of.title })
    const body = asText(title, headRows(held, words), await groupsOf(held, words))
    return { type: 'text/plain; charset=utf-8', body, filename: `${held.response.reference}.txt` }
  },
})

/** The response as a table of what was asked and what was said. */
export const receiptTable = defineDownload({
  path: '/responses/:code/copy.csv',
  inLanguages: true,
  access: holderOfTheLink,
  audit: 'reads only',
  publishes: ['own response'],
  params,
  async respond(request) {
    const held = await openHeld(request, request.params.code)
    const { t } = held
    const words = { ...request, t }
    const rows = (await groupsOf(held, words)).flatMap(group =>
      group.rows.map(row => [group.heading, row.term, row.text]),
    )
    const head = headRows(held, words).map(row => ['', row.term, row.text])
    const titles = [t('responses.receipt.part'), t('responses.receipt.asked'), t('responses.receipt.said')]
    return csvFile(`${held.response.reference}.csv`, [titles, ...head, ...rows])
  },
})
