/** A report as the blocks of a tagged PDF. */
import { USUAL_LIMIT } from '../../../analysis/published.ts'
import { type PdfBlock, type PdfContent, parseInline } from '../../../documents/index.ts'
import { longDay } from '../../../kernel/day.ts'
import { sayClose } from '../../../kernel/open-period.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { sayChange } from '../change.ts'
import type { ReportWords } from '../report.queries.ts'
import { type Declared, weighable } from '../weighting/weighting.queries.ts'
import type { ReportContent } from './report-content.ts'
import { actionTable, type CountTable, sayShown, whoTables } from './tables.ts'

/** The whole report. */
export function reportPdfContent(content: ReportContent, words: ReportWords, t: Translate): PdfContent {
  const { consultation, counts, length } = content
  const dates =
    consultation.opens_on && consultation.closes_on
      ? t('points.report.dates', {
          from: longDay(consultation.opens_on),
          to: sayClose(consultation.closes_on, consultation.closes_at),
          length: length?.text ?? '',
        })
      : ''
  return [
    ...paragraphs(words.introduction),
    heading(t('points.report.process'), 1),
    ...paragraphs([dates, words.process].filter(Boolean).join('\n\n')),
    heading(t('points.report.who'), 1),
    ...paragraphs(t('points.report.total', { count: counts.responses })),
    ...(counts.inConfidence > 0 ? paragraphs(t('points.report.confidence', { count: counts.inConfidence })) : []),
    ...content.petitions.flatMap(({ name, signatures }) =>
      paragraphs(t('points.report.petition', { name: name || 'none', signatures })),
    ),
    ...whoTables(counts, t).flatMap(table => tableBlocks(table, t)),
    ...content.weightings.flatMap(each => weightingBlocks(each, t)),
    ...(content.isMasked ? [note(t('points.report.masked', { limit: USUAL_LIMIT }))] : []),
    heading(t('points.report.heard'), 1),
    ...paragraphs(words.what_we_heard),
    ...questionBlocks(content, t),
    heading(t('points.report.done'), 1),
    ...tableBlocks(actionTable(content.totals, t('points.report.by-action'), t), t),
    ...changeBlocks(content, t),
    ...(words.diverse_needs === '' ? [] : [heading(t('points.report.diverse'), 1), ...paragraphs(words.diverse_needs)]),
    ...(words.bodies_said === '' ? [] : [heading(t('points.report.bodies'), 1), ...paragraphs(words.bodies_said)]),
    heading(t('points.report.next'), 1),
    ...paragraphs(words.what_happens_next),
  ]
}

function heading(words: string, level: number): PdfBlock {
  return { kind: 'heading', level, words }
}

function note(words: string): PdfBlock {
  return { kind: 'note', words }
}

function paragraphs(text: string): PdfBlock[] {
  return text
    .split(/\n\s*\n/)
    .map(part => part.trim())
    .filter(Boolean)
    .map(words => ({ kind: 'paragraph', words }))
}

function tableBlocks({ name, rows }: CountTable, t: Translate): PdfBlock[] {
  if (rows.length === 0) return []
  return [
    heading(name, 2),
    {
      kind: 'table',
      header: [t('points.report.what'), t('points.report.count')],
      rows: rows.map(({ label, shown }) => [label, sayShown(shown, t)]),
    },
  ]
}

/** What was declared and why, as on the page. */
function weightingBlocks({ weights, reason, declaredOn, backOn, backBecause }: Declared, t: Translate): PdfBlock[] {
  const declared = t('points.weighting.in-report', { day: longDay(declaredOn), reason })
  const back = backOn ? t('points.weighting.in-report-back', { day: longDay(backOn), because: backBecause }) : ''
  return [
    { kind: 'paragraph', words: [declared, back].filter(Boolean).join(' ') },
    {
      kind: 'table',
      header: [t('points.response.sector'), t('points.weighting.weight')],
      rows: weighable.map(sector => [t(`points.sector.${sector}`), String(weights[sector] ?? 1)]),
    },
  ]
}

function questionBlocks({ questions }: ReportContent, t: Translate): PdfBlock[] {
  return questions.flatMap(question => [
    heading(question.text, 2),
    {
      kind: 'paragraph' as const,
      words: t('points.report.answers', {
        answered: sayShown(question.answered, t),
        asked: sayShown(question.asked, t),
      }),
    },
    ...(question.forWhom === '' ? [] : [{ kind: 'paragraph' as const, words: question.forWhom }]),
    ...question.tables.map(
      ({ rows }): PdfBlock => ({
        kind: 'table',
        header: [t('points.report.answer'), t('points.report.count'), t('points.report.share')],
        rows: rows.map(({ label, shown, share }) => [
          label,
          sayShown(shown, t),
          share === null ? '' : t('points.report.per-cent', { share }),
        ]),
      }),
    ),
  ])
}

function changeBlocks({ documents }: ReportContent, t: Translate): PdfBlock[] {
  const changed = documents.filter(({ changes }) => changes.length > 0)
  if (changed.length === 0) return paragraphs(t('points.report.no-changes'))
  return changed.flatMap(({ title, changes }) => [
    heading(t('points.report.changes-to', { title }), 2),
    ...changes.map(
      ({ amendment, shown }): PdfBlock => ({
        kind: 'summary',
        rows: [
          { term: t('points.report.paragraph'), words: sayChange(shown, t) },
          ...(amendment.does === 'add'
            ? []
            : [{ term: t('points.report.before'), words: parseInline(amendment.textBefore) }]),
          ...(amendment.does === 'drop'
            ? []
            : [
                {
                  term: t('points.report.after'),
                  words: parseInline(`${amendment.printed} ${amendment.textAfter}`.trim()),
                },
              ]),
          { term: t('points.report.because'), words: amendment.reason },
        ],
      }),
    ),
  ])
}
