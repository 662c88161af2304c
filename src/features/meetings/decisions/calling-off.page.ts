/** Calls off a question in writing before it closes: nothing is decided, every answer stays as it was given, and every seat is told why. */
import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { says } from '../../../kernel/says.ts'
import { passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { idParams, meetingsCrumbs, partnershipRef } from '../subject.ts'
import { tellOutcome } from './close-written.ts'
import { holdWritten } from './written.queries.ts'
import { writtenToRun } from './written-here.ts'

const form = {
  because: passage({ label: 'meetings.calling-off.because', hint: 'meetings.calling-off.because-hint', max: 1000 }),
  version: versionField(),
}

export const callingOffPage = definePage({
  path: '/written-procedures/:id/calling-off',
  workspace: { within: 'written' },
  access: runsPartnership,
  audit: 'written-procedure.called-off',
  publishes: 'nothing',
  template: 'meetings/decisions/calling-off.njk',
  params: idParams,
  subject: writtenToRun,
  form,
  async act({ t }) {
    return {
      happens: [t('meetings.calling-off.nothing'), t('meetings.calling-off.answers')],
      told: [t('meetings.calling-off.told')],
    }
  },
  async show({ subject: { written }, t }) {
    return {
      title: t('meetings.calling-off.title'),
      breadcrumbs: [
        ...meetingsCrumbs(t, written),
        { text: t('meetings.written.title'), href: `/written-procedures/${written.id}` },
      ],
      written,
      open: written.closed_on === null,
      form: writeForm(form, { version: written.version }),
    }
  },
  async submit({ db, hub, subject, form: typed, today, t, audit }) {
    const written = await holdWritten(db, subject.written.id)
    if (written.closed_on !== null) return refuse({ because: 'meetings.written.problem.over' })
    if (!says(typed.because)) return refuse({ because: 'meetings.calling-off.problem' })
    const change = { closed_on: today, result: 'called-off' as const, result_note: typed.because }
    if (!(await changeVersioned(db, 'written_procedure', written.id, typed.version, change)))
      return stale(writeForm(form, {}), written.version)
    const sum = t('meetings.calling-off.sum', { because: typed.because })
    await tellOutcome(db, hub, t, { written, today, sum, decisionId: null })
    await audit({
      action: 'written-procedure.called-off',
      subject: partnershipRef(written.partnership_id),
      record: { kind: 'written_procedure', id: written.id },
      after: { because: typed.because },
    })
    return redirect(`/written-procedures/${written.id}`, 'meetings.done.called-off')
  },
})
