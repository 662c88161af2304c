/** Looks again at whether a decision taken in writing is kept from the public: it is opened, or kept until another day. */
import { runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { keepLook, listLooks } from '../closure.queries.ts'
import { changeDecision } from '../decision.queries.ts'
import { decisionCrumbs, decisionHere } from '../decisions/decision-here.ts'
import { listPapersOfQuestion } from '../paper.queries.ts'
import { idParams, partnershipRef } from '../subject.ts'
import { lookForm, lookOf, mayOpen, openPapers } from './look-form.ts'

/** The question in writing that a decision came of. */
function questionOf(db: Handle, decisionId: string) {
  return db.selectFrom('written_procedure').select('id').where('decision_id', '=', decisionId).executeTakeFirst()
}

async function papersOf(db: Handle, decisionId: string) {
  const question = await questionOf(db, decisionId)
  return question ? listPapersOfQuestion(db, question.id) : []
}

export const decisionClosurePage = definePage({
  path: '/decisions/:id/closure',
  workspace: { within: 'closed' },
  access: runsPartnership,
  audit: 'decision.closure-looked-at',
  publishes: 'nothing',
  template: 'meetings/closure/closure.njk',
  params: idParams,
  subject: decisionHere,
  form: lookForm,
  async show({ db, subject: { decision }, t }) {
    const papers = (await papersOf(db, decision.id)).filter(mayOpen)
    return {
      title: t('meetings.closure.title'),
      breadcrumbs: decisionCrumbs(t, decision),
      what: decision.text,
      closed: decision.closed_to_public,
      reason: decision.closed_reason,
      relookOn: decision.relook_on,
      looks: await listLooks(db, 'decision', decision.id),
      papers: papers.map(({ id, title }) => ({ value: id, text: title })),
      opens: t('meetings.closure.opens-decision'),
      back: `/decisions/${decision.id}`,
      form: writeForm(lookForm, { version: decision.version }),
    }
  },
  async submit({ db, subject: { decision }, form: typed, today, audit }) {
    if (!decision.closed_to_public) return refuse({ outcome: 'meetings.closure.problem.open' })
    const papers = await papersOf(db, decision.id)
    const { look, problems } = lookOf(typed, papers, today)
    if (problems) return refuse(problems)
    const change = look.opened
      ? { closed_to_public: false, closed_reason: '', relook_on: null }
      : { closed_reason: look.because, relook_on: look.nextOn }
    if (!(await changeDecision(db, decision.id, typed.version, change)))
      return stale(writeForm(lookForm, {}), decision.version)
    // The question that it came of is kept and opened with it.
    await db.updateTable('written_procedure').set(change).where('decision_id', '=', decision.id).execute()
    await keepLook(db, 'decision', decision.id, look)
    const opened = look.opened ? papers.filter(({ id }) => typed.papers.includes(id)) : []
    await openPapers(db, opened)
    await audit({
      action: 'decision.closure-looked-at',
      subject: partnershipRef(decision.partnership_id),
      record: { kind: 'decision', id: decision.id },
      before: { reason: decision.closed_reason, relook_on: decision.relook_on },
      after: { ...look, papers: opened.map(({ id }) => id) },
    })
    return redirect(
      `/decisions/${decision.id}`,
      look.opened ? 'meetings.done.closure-open' : 'meetings.done.closure-kept',
    )
  },
})
