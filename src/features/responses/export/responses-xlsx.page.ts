/**
 * Every response as a workbook: one row a response, one row a comment, and what was asked (the codebook). The same rights as the CSV
 * table: never who wrote, without what was given in confidence unless for the lead, and who somebody is in a table of its own.
 */
import { z } from 'zod'
import { reviewsResponses } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { SheetCell, SheetToWrite } from '../../../documents/export/workbook.ts'
import { type Answers, questionsOf } from '../../../questions/form.ts'
import { cellsOf, columnsOf, textsOf } from '../../../questions/response-text.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { defineDownload } from '../../../web/page.ts'
import { longWorkbook } from '../../../web/workbook.ts'
import { findPackParagraphs, type Responding, respondingSubject } from '../form/responding.queries.ts'
import { readsConfidential } from '../list/responses.page.ts'
import { codebookRows } from './codebook.ts'
import { head, headCells, type ResponseRow, responsesIn } from './rows.queries.ts'

type Asking = {
  readonly db: Handle
  readonly of: Responding
  readonly withConfidential: boolean
  readonly timeZone: string
  readonly t: Translate
}

export const responsesWorkbook = defineDownload({
  path: '/consultations/:slug/responses.xlsx',
  access: reviewsResponses,
  audit: 'reads only',
  params: z.object({ slug: z.string() }),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async respond({ db, subject: of, actor, area, t }) {
    const asking = { db, of, withConfidential: readsConfidential(actor, of.id), timeZone: area.timeZone, t }
    return longWorkbook(`${of.slug}-responses.xlsx`, [responses(asking), comments(asking), codebook(asking)], t)
  },
})

/** One row a response. Its words stand here too, and each by itself on the sheet of comments. */
function responses({ db, of, withConfidential, timeZone, t }: Asking): SheetToWrite {
  const asked = columnsOf(of.form)
  async function* rows() {
    for await (const part of responsesIn(db, of.id, withConfidential))
      yield part.map(row => [
        ...headCells(row, timeZone),
        row.free_text,
        ...cellsOf(of.form, row.answers as Answers, row.not_asked as Answers).map((cell, at) =>
          asCell(say(cell, t), asked[at]!.figures),
        ),
      ])
  }
  return {
    name: t('responses.workbook.responses'),
    columns: [
      ...head.map(name => ({ heading: t(`responses.columns.${name}`), ...(name === 'received' ? dayColumn : {}) })),
      { heading: t('responses.columns.free'), width: 40 },
      ...asked.map(column => ({ heading: `${column.question} – ${say(column.heading, t)}`, width: 24 })),
    ],
    rows: rows(),
  }
}

const dayColumn = { day: true, width: 12 } as const

/** A figure as a number; what was not asked stays in words. */
function asCell(text: string, figures: boolean): SheetCell {
  return figures && /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? Number(text) : text
}

/** One row for each text somebody wrote: which question or paragraph it answers, and whose words may be published. */
function comments({ db, of, withConfidential, timeZone, t }: Asking): SheetToWrite {
  const questions = new Map(questionsOf(of.form).map(question => [question.id, question]))
  async function* rows() {
    for await (const part of responsesIn(db, of.id, withConfidential)) {
      const paragraphs = await findPackParagraphs(db, of.id, [
        ...new Set(part.flatMap(row => Object.keys(row.comments as Record<string, string>))),
      ])
      const places = new Map(
        paragraphs.map(each => [
          each.id,
          t('responses.shown.comment-on', { document: each.document, number: each.number }),
        ]),
      )
      yield part.flatMap(row => textsIn(row).map(text => commentCells(row, text, places)))
    }
  }
  const textsIn = (row: ResponseRow) => [
    ...textsOf(of.form, row.answers as Answers, row.comments as Record<string, string>),
    ...(row.free_text === '' ? [] : [{ source: 'free', questionId: null, paragraphId: null, text: row.free_text }]),
  ]
  const commentCells = (
    row: ResponseRow,
    { source, questionId, paragraphId, text }: ReturnType<typeof textsIn>[number],
    places: ReadonlyMap<string, string>,
  ): SheetCell[] => {
    const question = questionId === null ? null : questions.get(questionId)
    const about = paragraphId ? (places.get(paragraphId) ?? '') : question ? question.text : t('responses.columns.free')
    const [reference = '', channel = '', received = ''] = headCells(row, timeZone)
    return [
      reference,
      source,
      question?.number ?? null,
      about,
      text,
      channel,
      received,
      row.sector,
      row.area_part,
      String(row.may_publish),
    ]
  }
  return {
    name: t('responses.workbook.comments'),
    columns: [
      { heading: t('responses.columns.reference') },
      { heading: t('responses.workbook.source') },
      { heading: t('responses.workbook.number'), width: 8 },
      { heading: t('responses.workbook.about'), width: 40 },
      { heading: t('responses.workbook.text'), width: 80 },
      { heading: t('responses.columns.channel') },
      { heading: t('responses.columns.received'), ...dayColumn },
      { heading: t('responses.columns.sector') },
      { heading: t('responses.columns.area-part') },
      { heading: t('responses.columns.may-publish') },
    ],
    rows: rows(),
  }
}

function codebook({ of, t }: Asking): SheetToWrite {
  async function* rows() {
    yield codebookRows(of.form, t)
  }
  return {
    name: t('responses.workbook.questions'),
    columns: ['number', 'part', 'question', 'type', 'column', 'choices', 'required', 'asks'].map(name => ({
      heading: t(`responses.workbook.${name}`),
      width: name === 'question' || name === 'choices' ? 60 : 18,
    })),
    rows: rows(),
  }
}
