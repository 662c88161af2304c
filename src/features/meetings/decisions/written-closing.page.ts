/** Closes a question in writing by the rules of the board: a decision comes of it, or none does. */

import { runsPartnership } from '../../../access/access.ts'
import { passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { idParams, meetingsCrumbs, partnershipRef } from '../subject.ts'
import { outcomeWords, quorumLines } from '../sum-words.ts'
import { closeWritten, mayClose } from './close-written.ts'
import { judgeWritten, writtenToRun } from './written-here.ts'

const closing = {
  result_note: passage({ label: 'meetings.closing.note', max: 2000, optional: true }),
  version: versionField(),
}

export const writtenClosingPage = definePage({
  path: '/written-procedures/:id/closing',
  workspace: { within: 'written' },
  access: runsPartnership,
  audit: 'written-procedure.closed',
  publishes: 'nothing',
  template: 'meetings/decisions/closing.njk',
  params: idParams,
  subject: writtenToRun,
  form: closing,
  async show({ db, subject: { written }, area, now, today, t }) {
    const { judged, silent } = await judgeWritten(db, written, today)
    return {
      title: t('meetings.closing.title'),
      breadcrumbs: [
        ...meetingsCrumbs(t, written),
        { text: t('meetings.written.title'), href: `/written-procedures/${written.id}` },
      ],
      written,
      tally: judged.tally,
      sum: quorumLines(t, judged.quorum),
      outcome: outcomeWords(t, judged),
      silent,
      early: !mayClose(written, silent.length, now, area.timeZone),
      form: writeForm(closing, { version: written.version }),
    }
  },
  async submit({ db, hub, subject: { written }, form: typed, area, now, today, t, audit }) {
    if (written.closed_on !== null) return refuse({ result_note: 'meetings.written.problem.closed' })
    const { silent } = await judgeWritten(db, written, today)
    if (!mayClose(written, silent.length, now, area.timeZone))
      return refuse({ result_note: 'meetings.closing.problem.early' })
    const closed = await closeWritten(db, hub, t, {
      written,
      today,
      note: typed.result_note,
      version: typed.version,
    })
    if (!closed) return stale(writeForm(closing, {}), written.version)
    const { decisionId, sum, approval } = closed
    await audit({
      action: 'written-procedure.closed',
      subject: partnershipRef(written.partnership_id),
      record: { kind: 'written_procedure', id: written.id },
      after: { sum, decision: decisionId, ...approval },
    })
    return redirect(
      decisionId ? `/decisions/${decisionId}` : `/written-procedures/${written.id}`,
      'meetings.done.closed',
    )
  },
})
