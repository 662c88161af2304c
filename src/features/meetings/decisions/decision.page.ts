/** One decision: what, why, how, by whom, whom it binds, what those said who saw it otherwise. */
import { anyone } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Judgement } from '../../../governance/judge.ts'
import { positions, tally } from '../../../governance/votes.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { definePage } from '../../../web/page.ts'
import { listLooks } from '../closure.queries.ts'
import { findConfirmers } from '../confirmers.queries.ts'
import { isToConfirm } from '../confirming.ts'
import type { Decision } from '../decision.queries.ts'
import { mayReadPaper } from '../entitlement.ts'
import { findMeeting } from '../meeting.queries.ts'
import { guardOfPaper, listPapersOfQuestion, type Paper } from '../paper.queries.ts'
import { isRecordable } from '../recording.ts'
import type { Standing } from '../standing.ts'
import { idParams } from '../subject.ts'
import { quorumLines } from '../sum-words.ts'
import { findAbout, upwardOf } from '../upward/upward.view.ts'
import { confirmerLines } from './confirmation.page.ts'
import { decisionCrumbs, decisionHere, titleOf } from './decision-here.ts'
import { dissenting } from './minority-view.page.ts'
import { paperCard } from './written-papers.page.ts'

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
    const confirmers = await findConfirmers(db, decision, today)
    const meeting = standing.runs && decision.meeting_id ? await findMeeting(db, decision.meeting_id) : null
    return {
      title: titleOf(decision),
      breadcrumbs: decisionCrumbs(t),
      decision,
      standing,
      looks: await listLooks(db, 'decision', decision.id),
      tally: tally(decision.positions),
      ...(await sumOf(db, t, decision)),
      upward,
      about: await findAbout(db, decision),
      positions,
      papers: (await papersBehind(db, decision, standing)).map(paper => paperCard(paper)),
      instead: (
        await db.selectFrom('decision').select('id').where('stands_instead_id', '=', decision.id).execute()
      ).map(({ id }) => id),
      mayWithdraw: standing.runs && decision.withdrawn_on === null,
      mayCorrect:
        decision.withdrawn_on === null &&
        meeting !== null &&
        decision.agenda_item_id !== null &&
        isRecordable(meeting, today),
      confirmers: confirmerLines(t, confirmers),
      byBoardAlone: confirmers.every(({ by }) => by === 'board'),
      mayConfirm: standing.runs && isToConfirm(decision) && confirmers.some(({ by }) => by === 'noted'),
      maySpeak: (await dissenting(db, subject, actor)).length > 0,
    }
  },
})

/** The papers of the question in writing that it came of, as far as the reader may read them. */
async function papersBehind(db: Handle, { id, how, guard }: Decision, standing: Standing): Promise<Paper[]> {
  if (how !== 'written') return []
  const written = await db.selectFrom('written_procedure').select('id').where('decision_id', '=', id).executeTakeFirst()
  const papers = written ? await listPapersOfQuestion(db, written.id) : []
  return papers.filter(paper => mayReadPaper(standing, guardOfPaper(paper, guard.item)))
}

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
