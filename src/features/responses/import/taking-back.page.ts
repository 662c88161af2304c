/** Take a whole batch back: every response that came in by one file is withdrawn, with a reason that stays beside it. */
import { leadsConsultation } from '../../../access/access.ts'
import { passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { keyingStanding } from '../form/responding.queries.ts'
import { emptyOfBatch } from '../late/late.queries.ts'
import { countBatch, withdrawBatch } from './batch.queries.ts'
import { importAt, importParams, importSubject, trailToImport } from './import-subject.ts'
import { changeImport } from './imports.queries.ts'

const form = {
  reason: passage({ label: 'responses.import.back-reason', hint: 'responses.import.back-hint', max: 1000 }),
  version: versionField(),
}

export const importTakingBackPage = definePage({
  path: '/consultations/:slug/imports/:id/taking-back',
  access: leadsConsultation,
  audit: 'response.import-taken-back',
  publishes: ['work left'],
  template: 'responses/import/taking-back.njk',
  params: importParams,
  form,
  enter: 'does-nothing',
  changesPages: false,
  subject: importSubject,
  async act({ db, subject: { file }, t }) {
    const { standing, told } = await countBatch(db, file.id)
    return {
      happens: ['withdrawn', 'stays', 'again'].map(each => t(`responses.import.back.${each}`, { count: standing })),
      told: [t(told > 0 ? 'responses.import.back.told' : 'responses.import.back.nobody', { count: told })],
    }
  },
  async show({ db, subject, today, typed, t }) {
    const { of, file } = subject
    if (file.state !== 'taken') return redirect(importAt(subject))
    const { points } = await countBatch(db, file.id)
    return {
      title: t('responses.import.back-title', { source: file.source }),
      breadcrumbs: trailToImport(subject, t, true),
      of,
      file,
      points,
      standing: keyingStanding(of, today),
      form: typed ?? writeForm(form, { version: file.version }),
    }
  },
  async submit({ db, subject, form: { reason, version }, actor, today, now, audit }) {
    const { of, file } = subject
    const standing = keyingStanding(of, today)
    if (standing !== 'ready') return refuse({ form: `responses.keying.not-${standing}` })
    const { points } = await countBatch(db, file.id)
    if (points > 0) return refuse({ form: { key: 'responses.import.problem.points', values: { count: points } } })
    const change = { state: 'back', back_at: now, back_by: actor.person!.id, back_reason: reason } as const
    if (!(await changeImport(db, { id: file.id, version }, ['taken'], change)))
      return stale(writeForm(form, { reason, version: file.version }), file.version)
    const subjectOfAll = { kind: 'consultation', id: of.id } as const
    const erased = { action: 'response.late-erased', subject: subjectOfAll, write: audit } as const
    const late = await emptyOfBatch(db, file.id, erased)
    const withdrawn = await withdrawBatch(db, { importId: file.id, consultationId: of.id, by: actor, now })
    await audit({
      action: 'response.import-taken-back',
      subject: subjectOfAll,
      record: { kind: 'response_import', id: file.id },
      after: { reason, withdrawn, late },
    })
    return redirect(importAt(subject), 'responses.done.import-back')
  },
})
