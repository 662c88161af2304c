/** Meetings: announced, prepared, held and minuted; decisions, actions, and what each seat is asked for. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import type { Matter } from '../parties/index.ts'
import { actionPage, actionsPage } from './actions/actions.page.ts'
import { keepDates } from './calendar/keep-dates.job.ts'
import { meetingsIcs, meetingsPage } from './calendar/list.page.ts'
import { newMeetingPage } from './calendar/new.page.ts'
import { meetingYearPage } from './calendar/year.page.ts'
import { closedPage } from './closure/closed.page.ts'
import { decisionClosurePage } from './closure/decision-closure.page.ts'
import { itemClosurePage } from './closure/item-closure.page.ts'
import { confirmingMatter } from './confirming.ts'
import { callingOffPage } from './decisions/calling-off.page.ts'
import { closeWrittenJob } from './decisions/close-written.job.ts'
import { confirmationPage } from './decisions/confirmation.page.ts'
import { decisionPage } from './decisions/decision.page.ts'
import { minorityViewPage } from './decisions/minority-view.page.ts'
import { correctionPage, newDecisionPage } from './decisions/new-decision.page.ts'
import { newWrittenPage } from './decisions/new-written.page.ts'
import { decisionsCsv, decisionsPage } from './decisions/search.page.ts'
import { withdrawalPage } from './decisions/withdrawal.page.ts'
import { writtenPage } from './decisions/written.page.ts'
import { writtenClosingPage } from './decisions/written-closing.page.ts'
import { writtenLinkPage, writtenLinkPaper } from './decisions/written-link.page.ts'
import { writtenPapersPage } from './decisions/written-papers.page.ts'
import { interestsRegisterPage } from './interests/register.page.ts'
import { meetingPage } from './meeting-page/meeting.page.ts'
import { approvalPage } from './minutes/approval.page.ts'
import { closedMinutesPage } from './minutes/closed.page.ts'
import { correctionAnswerPage, correctionsPage } from './minutes/corrections.page.ts'
import { draftPage } from './minutes/draft.page.ts'
import { errataPage } from './minutes/errata.page.ts'
import { minutesAkomaNtoso, minutesPage, minutesPdf } from './minutes/minutes.page.ts'
import { othersPage } from './others/others.page.ts'
import { agendaPage } from './preparing/agenda.page.ts'
import { answerPage } from './preparing/answer.page.ts'
import { callForItemsPage } from './preparing/call-for-items.page.ts'
import { callOffMeetings } from './preparing/call-off.job.ts'
import { cancellationPage } from './preparing/cancellation.page.ts'
import { datePage } from './preparing/date.page.ts'
import { itemPage, newItemPage } from './preparing/item.page.ts'
import { paperFile, paperRemovalPage } from './preparing/paper-file.page.ts'
import { papersPage } from './preparing/papers.page.ts'
import { proposalsPage } from './preparing/proposals.page.ts'
import { sendingPage } from './preparing/sending.page.ts'
import { askMissing } from './reminders/ask-missing.job.ts'
import { remindSeats } from './reminders/remind-seats.job.ts'
import { interestsPage } from './running/interests.page.ts'
import { newActionPage } from './running/new-action.page.ts'
import { runningPage } from './running/running.page.ts'
import { reportPage } from './seats/report.page.ts'
import { reportReminderPage } from './seats/report-reminder.page.ts'
import { seatPage } from './seats/seat.page.ts'
import { templatePage } from './templates/template.page.ts'
import { templateItemPage } from './templates/template-item.page.ts'
import { templatesPage } from './templates/templates.page.ts'
import { turnsPage } from './turns/turns.page.ts'
import { reconcileBoards } from './upward/reconcile.job.ts'
import { boardReportPage, boardReportsPage } from './upward/reports.page.ts'
import { callVotePage } from './votes/call.page.ts'
import { votePage } from './votes/vote.page.ts'

export { daysOf } from './calendar/rhythm.ts'
export { resources } from './open-data/index.ts'

export const routes: readonly Route[] = [
  meetingsPage,
  newMeetingPage,
  meetingYearPage,
  meetingsIcs,
  meetingPage,
  callForItemsPage,
  proposalsPage,
  agendaPage,
  templatesPage,
  templatePage,
  templateItemPage,
  newItemPage,
  itemPage,
  answerPage,
  papersPage,
  sendingPage,
  paperFile,
  paperRemovalPage,
  datePage,
  cancellationPage,
  runningPage,
  interestsPage,
  othersPage,
  turnsPage,
  interestsRegisterPage,
  newDecisionPage,
  newActionPage,
  minutesPage,
  minutesPdf,
  minutesAkomaNtoso,
  draftPage,
  approvalPage,
  correctionsPage,
  correctionAnswerPage,
  errataPage,
  closedMinutesPage,
  withdrawalPage,
  closedPage,
  itemClosurePage,
  decisionClosurePage,
  decisionsPage,
  decisionsCsv,
  decisionPage,
  correctionPage,
  confirmationPage,
  minorityViewPage,
  newWrittenPage,
  callVotePage,
  votePage,
  writtenPage,
  writtenPapersPage,
  writtenClosingPage,
  callingOffPage,
  writtenLinkPage,
  writtenLinkPaper,
  actionsPage,
  actionPage,
  seatPage,
  reportPage,
  reportReminderPage,
  boardReportsPage,
  boardReportPage,
]
export { searchDecisions } from './decision.queries.ts'

export { owed } from './owed.ts'

/** What partners are asked about meetings and decisions. */
export const matters: readonly Matter[] = [confirmingMatter]

export const jobs: readonly Job[] = [
  remindSeats,
  keepDates,
  callOffMeetings,
  closeWrittenJob,
  askMissing,
  reconcileBoards,
]
