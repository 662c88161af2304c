/** A file of responses: what would become of each row, then what became of it. Here it is taken in, or dropped. */
import { keysResponses, leadsConsultation } from '../../../access/access.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, hidden, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, type FormRequest, type Outcome, redirect, refuse, stale } from '../../../web/page.ts'
import { listKeptDays } from '../../../web/table/read-table.ts'
import { keyingStanding } from '../form/responding.queries.ts'
import { rowsAtOnce } from './columns.page.ts'
import { type ImportSubject, importAt, importParams, importSubject, trailToImport } from './import-subject.ts'
import { changeImport, eraseFile, findImport, progressOf, type ResponseImport } from './imports.queries.ts'
import { readRows, type ToldRow } from './rows.queries.ts'
import { ChangedMeanwhile, endTakingIn, takePart } from './take-in.ts'

const form = {
  doubles: choice({ label: 'responses.import.doubles', options: ['each', 'once'], optional: true }),
  late_reason: passage({
    label: 'responses.keying.late-reason',
    hint: 'responses.keying.late-hint',
    optional: true,
    max: 1000,
  }),
  act: hidden(),
  version: versionField(),
}

/** Rows shown of each kind; all of them are in their own file. */
const MOST_SHOWN = 50

export const importPage = definePage({
  path: '/consultations/:slug/imports/:id',
  access: keysResponses,
  audit: 'response.import-taken',
  publishes: 'nothing',
  enter: 'does-nothing',
  template: 'responses/import/import.njk',
  params: importParams,
  form,
  width: 'whole',
  changesPages: false,
  subject: importSubject,
  async show({ db, hub, subject, typed, actor, today, t }) {
    const { of, file, own } = subject
    if (own && file.state === 'columns') return redirect(importAt(subject, '/columns'))
    const some = async (only: 'wrong' | 'told') =>
      own
        ? (await readRows(db, hub.seal, file.id, { after: 0, limit: MOST_SHOWN, only })).map(row =>
            sayRow(row, file, t),
          )
        : []
    const underWay = file.state === 'reading' || file.state === 'taking'
    return {
      title: t('responses.import.one-title', { source: file.source }),
      breadcrumbs: trailToImport(subject, t),
      of,
      file,
      own,
      at: importAt(subject),
      wrong: await some('wrong'),
      noted: await some('told'),
      mostShown: MOST_SHOWN,
      days: listKeptDays,
      kept: file.keptUntil >= today,
      choices: own && file.state === 'ready' && (file.counts.wrong ?? 0) > 0,
      progress: underWay ? await progressOf(db, file) : null,
      standing: keyingStanding(of, today),
      mayTakeBack: file.state === 'taken' && leadsConsultation.allows(actor, { kind: 'consultation', id: of.id }),
      form: typed ?? writeForm(form, { version: file.version }),
    }
  },
  async submit(request) {
    const { subject, form: typed } = request
    if (!subject.own) return refuse({ form: 'responses.import.problem.others' })
    return typed.act === 'drop' ? drop(request) : take(request)
  },
})

type Taking = FormRequest<{ slug: string; id: string }, unknown, ImportSubject, typeof form>

/** Drops a file that was not taken in: it is erased at once. */
async function drop({ db, subject, form: typed, audit }: Taking): Promise<Outcome> {
  const { of, file } = subject
  const from = ['columns', 'reading', 'ready'] as const
  if (!(await changeImport(db, { id: file.id, version: typed.version }, from, { state: 'dropped', counts: '{}' })))
    return stale(writeForm(form, { version: file.version }), file.version)
  await eraseFile(db, file.id, true)
  await audit({
    action: 'response.import-dropped',
    subject: { kind: 'consultation', id: of.id },
    record: { kind: 'response_import', id: file.id },
    before: { source: file.source, rows: file.rows },
  })
  return redirect(`/consultations/${of.slug}/imports`, 'responses.done.import-dropped')
}

/** Takes it in: at once where it is small, and otherwise in the background. */
async function take({ db, hub, subject, form: typed, actor, today, now, area, audit }: Taking): Promise<Outcome> {
  const { of, file } = subject
  const standing = keyingStanding(of, today)
  if (standing !== 'ready') return refuse({ form: `responses.keying.not-${standing}` })
  const { new: fresh = 0, double = 0, there = 0, late = 0 } = file.counts
  if (double + there > 0 && typed.doubles === null) return refuse({ doubles: 'responses.import.problem.doubles' })
  if (late > 0 && typed.late_reason === '') return refuse({ late_reason: 'responses.keying.late-needed' })
  if (fresh + (typed.doubles === 'each' ? double + there : 0) === 0)
    return refuse({ form: 'responses.import.problem.nothing' })
  const { doubles, late_reason } = typed
  const change = { state: 'taking', doubles, late_reason, taken_by: actor.person!.id } as const
  if (!(await changeImport(db, { id: file.id, version: typed.version }, ['ready'], change)))
    return stale(writeForm(form, { version: file.version }), file.version)
  await audit({
    action: 'response.import-taken',
    subject: { kind: 'consultation', id: of.id },
    record: { kind: 'response_import', id: file.id },
    after: { source: file.source, ...file.counts, doubles: typed.doubles },
  })
  if (file.rows > rowsAtOnce) return redirect(importAt(subject))
  const begun = (await findImport(db, of.id, file.id)) ?? file
  const taking = { seal: hub.seal, today, of, file: begun, now, timeZone: area.timeZone, by: actor }
  try {
    while (await takePart(db, taking));
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile)) throw error
    hub.forgetPages('here')
    return refuse({ form: 'responses.import.problem.changed-meanwhile' })
  }
  await endTakingIn(db, taking)
  return redirect(importAt(subject), 'responses.done.import-taken')
}

/** A row as it is told: each thing with its column. */
export function sayRow({ row, outcome, late, told, reference }: ToldRow, { header }: ResponseImport, t: Translate) {
  return {
    row,
    outcome,
    late,
    reference,
    told: told.map(({ column, key, values }) => ({
      column: column === null ? '' : header[column] || t('responses.import.column-number', { number: column + 1 }),
      text: t(key, { name: 'none', ...values, ...labelOf(values, t) }),
    })),
  }
}

/** Problems of the form name a field by the key of its label. */
function labelOf(values: ToldRow['told'][number]['values'], t: Translate): Record<string, string> {
  const label = values?.['label']
  return typeof label === 'string' && /^[a-z-]+(\.[a-z-]+)+$/.test(label) ? { label: t(label) } : {}
}
