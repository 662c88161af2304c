/** Writes the workbook of responses, in a thread beside the server. */
import type { Handle } from '../../../db/open.ts'
import type { SheetCell, SheetToWrite } from '../../../documents/export/workbook.ts'
import type { WriteAside } from '../../../jobs/write-aside.ts'
import { type Answers, questionsOf } from '../../../questions/form.ts'
import { withMask } from '../../../questions/masking.ts'
import { columnsOf, rowCells, textsOf } from '../../../questions/response-text.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { workbookPieces } from '../../../web/workbook.ts'
import { type AskedResponses, wordsOfTables } from './asked.ts'
import { codebookRows } from './codebook.ts'
import { head, headCells, openTexts, type ResponseRow, responsesIn } from './rows.queries.ts'

/** The same, and what can be commented on, by the ids of its paragraphs, in words. */
export type AskedWorkbook = AskedResponses & { readonly places: ReadonlyMap<string, string> }

type Asking = AskedWorkbook & { readonly db: Handle; readonly t: Translate }

/** Three sheets: responses, comments, questions. */
export const write: WriteAside<AskedWorkbook> = (db, asked) => {
  const asking = { ...asked, db, t: wordsOfTables() }
  return workbookPieces([responses(asking), comments(asking), codebook(asking)], asking.t)
}

/** One row a response. Its words stand here too, and each by itself on the sheet of comments. */
function responses({ db, consultationId, form, withConfidential, timeZone, t }: Asking): SheetToWrite {
  const asked = columnsOf(form)
  const cellsOf = rowCells(form)
  async function* rows() {
    for await (const part of responsesIn(db, consultationId, withConfidential))
      yield part.map(row => {
        const { free, answers } = openTexts(form, row)
        const cells = cellsOf(answers, row.not_asked as Answers)
        return [...headCells(row, timeZone), free, ...cells.map((cell, at) => asCell(say(cell, t), asked[at]!.figures))]
      })
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
function comments({ db, consultationId, form, withConfidential, timeZone, places, t }: Asking): SheetToWrite {
  const questions = new Map(questionsOf(form).map(question => [question.id, question]))
  async function* rows() {
    for await (const part of responsesIn(db, consultationId, withConfidential))
      yield part.flatMap(row => textsIn(row).map(text => commentCells(row, text)))
  }
  const textsIn = (row: ResponseRow) =>
    [
      ...textsOf(form, row.answers as Answers, row.comments as Record<string, string>),
      ...(row.free_text === '' ? [] : [{ source: 'free', questionId: null, paragraphId: null, text: row.free_text }]),
    ].map(text => ({ ...text, text: withMask(text.text, row.masking) }))
  const commentCells = (
    row: ResponseRow,
    { source, questionId, paragraphId, text }: ReturnType<typeof textsIn>[number],
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

function codebook({ form, t }: Asking): SheetToWrite {
  async function* rows() {
    yield codebookRows(form, t)
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
