/** The Compact: codes in force, who has signed them, how subjects stand against them, and what there is to do. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import { consultationChecksPage, partnershipChecksPage } from './checks/check.page.ts'
import { recordFindingsJob } from './checks/record-findings.job.ts'
import { departurePages } from './departures/departure.page.ts'
import { tasksPage } from './tasks/tasks.page.ts'

export { type Checked, type CheckedKind, checkCompact, checkSubjects } from './checks/checking.ts'
export { recordFindings } from './checks/record-findings.ts'
export { type CheckedSubject, findSubject } from './checks/subject.ts'
export { loadCompactFacts } from './facts/compact-facts.queries.ts'
export { loadConsultationFacts } from './facts/consultation-facts.queries.ts'

export const routes: readonly Route[] = [tasksPage, consultationChecksPage, partnershipChecksPage, ...departurePages]
export const jobs: readonly Job[] = [recordFindingsJob]
