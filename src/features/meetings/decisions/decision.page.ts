/** One decision: what, why, how, by whom, whom it binds, what those said who saw it otherwise. */
import { anyone, runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Judgement } from '../../../governance/judge.ts'
import { positions, tally } from '../../../governance/votes.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { dayField, dayOfRecord, line, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { findMeeting } from '../meeting.queries.ts'
import { isRecordable } from '../running/recording.ts'
import { idParams, partnershipRef } from '../subject.ts'
import { quorumLines } from '../sum-words.ts'
import { reconcile } from '../upward/reconcile.ts'
import { findAbout, upwardOf, waitsForBoard } from '../upward/upward.view.ts'
import { changeDecision, type Decision } from './decision.queries.ts'
import { type DecisionHere, decisionCrumbs, decisionHere, titleOf } from './decision-here.ts'
import { dissenting } from './minority-view.page.ts'

export const decisionPage = definePage({
  path: '/decisions/:id',
  showsRecord: ['decision'],
  workspace: { within: 'meetings' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'meetings/decisions/decision.njk',
  params: idParams,
  subject: decisionHere,
  sameForAll: true,
  async show({ db, subject, actor, today, t }) {
    const { decision, standing } = subject
    const upward = await upwardOf(db, decision, { actor, today, t })
    const meeting = standing.runs && decision.meeting_id ? await findMeeting(db, decision.meeting_id) : null
    return {
      title: titleOf(decision),
      breadcrumbs: decisionCrumbs(t),
      decision,
      tally: tally(decision.positions),
      ...(await sumOf(db, t, decision)),
      upward,
      about: await findAbout(db, decision),
      positions,
      instead: (
        await db.selectFrom('decision').select('id').where('stands_instead_id', '=', decision.id).execute()
      ).map(({ id }) => id),
      mayWithdraw: standing.runs && decision.withdrawn_on === null,
      mayCorrect:
        decision.withdrawn_on === null &&
        meeting !== null &&
        decision.agenda_item_id !== null &&
        isRecordable(meeting, today),
      mayConfirm: standing.runs && decision.subject_to_confirmation && decision.confirmed_on === null && !upward?.open,
      maySpeak: (await dissenting(db, subject, actor)).length > 0,
    }
  },
})

/** The sum of a decision as it was kept: the quorum, who was not counted and why, who spoke for each seat, by which terms. */
async function sumOf(db: Handle, t: Translate, { id, judged, how, terms_version_id }: Decision) {
  if (judged === null) return { quorum: [], others: [], entitled: {}, version: null }
  const seats = await db
    .selectFrom('decision_seat')
    .select(['seat_id', 'name', 'acted_as', 'why'])
    .where('decision_id', '=', id)
    .orderBy('name')
    .execute()
  const version = terms_version_id
    ? await db.selectFrom('document_version').select('sequence').where('id', '=', terms_version_id).executeTakeFirst()
    : null
  return {
    quorum: quorumLines(t, (judged as Judgement).quorum),
    others: seats.flatMap(({ name, why }) =>
      why === null ? [] : [{ name, why: why === 'away' && how === 'written' ? 'silent' : why }],
    ),
    entitled: Object.fromEntries(
      seats.flatMap(seat => (seat.acted_as === null ? [] : [[seat.seat_id, seat.acted_as]])),
    ),
    version: version?.sequence ?? null,
  }
}

const dayDecided = dayOfRecord<DecisionHere>('meetings.day.decided', ({ decision }) => decision.decided_on)

const confirmation = {
  confirmed_on: dayField({ past: true, notBefore: dayDecided, label: 'meetings.confirmation.on' }),
  confirmation_note: line({ label: 'meetings.confirmation.by' }),
  version: versionField(),
}

export const confirmationPage = definePage({
  path: '/decisions/:id/confirmation',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'decision.confirmed',
  publishes: 'nothing',
  template: 'meetings/decisions/confirmation.njk',
  params: idParams,
  subject: decisionHere,
  form: confirmation,
  async show({ subject: { decision }, today, t }) {
    return {
      title: t('meetings.confirmation.title'),
      breadcrumbs: decisionCrumbs(t, decision),
      decision,
      form: writeForm(confirmation, { confirmed_on: decision.confirmed_on ?? today, version: decision.version }),
    }
  },
  async submit({ db, hub, subject: { decision }, form: { version, ...typed }, today, audit }) {
    if (await waitsForBoard(db, decision, today)) return refuse({ confirmed_on: 'meetings.upward.problem.confirm' })
    if (typed.confirmed_on < decision.decided_on || typed.confirmed_on > today)
      return refuse({ confirmed_on: 'meetings.confirmation.problem.day' })
    if (!(await changeDecision(db, decision.id, version, typed))) {
      const { confirmed_on, confirmation_note } = decision
      const theirs = confirmed_on ? { confirmed_on, confirmation_note } : { confirmation_note }
      return stale(writeForm(confirmation, theirs), decision.version)
    }
    await reconcile(db, hub, decision.partnership_id, today)
    await audit({
      action: 'decision.confirmed',
      subject: partnershipRef(decision.partnership_id),
      record: { kind: 'decision', id: decision.id },
      after: { confirmed_on: typed.confirmed_on },
    })
    return redirect(`/decisions/${decision.id}`, 'meetings.done.confirmed')
  },
})
