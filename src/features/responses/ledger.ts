/**
 * The ledger of what is told of responses. Every file that reads responses, their counts or their contacts stands here with whom
 * it tells, what, and what keeps anybody from being known by it. A file that is not declared fails the laws of the house, so
 * that nothing counts responses unseen.
 */

/** Whom a file tells: the widest circle of readers. `nobody`: it tells nothing, it keeps or works out. */
export type Told = 'anybody' | 'reviewer' | 'lead' | 'respondent' | 'nobody'

/**
 * What protects those who answered:
 * - `sheet`: counts as intervals, from the responses that were not given in confidence (`src/analysis/published.ts`);
 * - `all-some-none`: a finding whose words have no number of people;
 * - `whole`: the number of all responses, which is told as it is;
 * - `own-words`: points in the words of those who allow it, without who made them, and none made in confidence;
 * - `may-read`: rows that the reader may read one by one anyhow, without what was given in confidence unless for the lead;
 * - `own`: the respondent's own response, by its code;
 * - `sealed`: contacts, opened one by one and written down;
 * - `work`: how much of the work is done, in whole responses or points.
 */
export type Protection = 'sheet' | 'all-some-none' | 'whole' | 'own-words' | 'may-read' | 'own' | 'sealed' | 'work'

/** One entry: to whom, and by what it is protected. */
export type Entry = { readonly to: Told; readonly by: readonly Protection[] }

/** The whole ledger, by file below `src`. */
export const ledger: Readonly<Record<string, Entry>> = {
  'facts/compact/codes.ts': { to: 'anybody', by: ['whole'] },
  'facts/consultation/joint.ts': { to: 'anybody', by: ['whole'] },
  'facts/consultation/outcome.ts': { to: 'anybody', by: ['all-some-none', 'own-words'] },
  'facts/consultation/responses.ts': { to: 'anybody', by: ['all-some-none', 'whole'] },
  'facts/consultation/taking-part.ts': { to: 'anybody', by: ['all-some-none'] },
  'db/erasures.ts': { to: 'nobody', by: ['sealed'] },
  'db/personal.ts': { to: 'nobody', by: ['sealed'] },
  'db/rotate-key.ts': { to: 'nobody', by: ['sealed'] },
  'db/seal-key.ts': { to: 'nobody', by: ['sealed'] },
  'db/seal.ts': { to: 'nobody', by: ['sealed'] },
  'mail/whose.ts': { to: 'nobody', by: ['sealed'] },
  'features/consultations/learning/figures.queries.ts': { to: 'reviewer', by: ['may-read', 'whole'] },
  'features/consultations/rehearsal/rehearsals.queries.ts': { to: 'lead', by: ['work'] },
  'features/consultations/plan/stock.queries.ts': { to: 'lead', by: ['work'] },
  'features/home/home.queries.ts': { to: 'anybody', by: ['own-words'] },
  'features/joint-views/joint-views.queries.ts': { to: 'anybody', by: ['whole'] },
  'features/points/analysis/answers.page.ts': { to: 'reviewer', by: ['may-read'] },
  'features/points/analysis/campaigns.page.ts': { to: 'reviewer', by: ['may-read'] },
  'features/points/analysis/comparing/campaigns.queries.ts': { to: 'reviewer', by: ['may-read'] },
  'features/points/analysis/comparing/compare.ts': { to: 'nobody', by: ['work'] },
  'features/points/analysis/organisations.queries.ts': { to: 'reviewer', by: ['may-read'] },
  'features/points/analysis/progress.queries.ts': { to: 'reviewer', by: ['work', 'may-read'] },
  'features/points/coding/codebook.queries.ts': { to: 'reviewer', by: ['may-read'] },
  'features/points/coding/suggestions.queries.ts': { to: 'reviewer', by: ['may-read'] },
  'features/points/coding/codes.queries.ts': { to: 'reviewer', by: ['may-read'] },
  'features/points/checking-back/readings.queries.ts': { to: 'lead', by: ['may-read', 'work'] },
  'facts/consultation/readings.ts': { to: 'anybody', by: ['all-some-none'] },
  'features/points/explanations/explanations.queries.ts': { to: 'reviewer', by: ['may-read'] },
  'features/points/feedback/feedback.queries.ts': { to: 'lead', by: ['sealed', 'work'] },
  'features/points/owed.ts': { to: 'reviewer', by: ['work', 'may-read'] },
  'features/points/points.queries.ts': { to: 'anybody', by: ['own-words'] },
  'features/points/reading/response.queries.ts': { to: 'reviewer', by: ['may-read'] },
  'features/points/register/register.queries.ts': { to: 'anybody', by: ['own-words'] },
  'features/points/report/found-fair.queries.ts': { to: 'nobody', by: ['all-some-none'] },
  'features/points/report/counts.queries.ts': { to: 'anybody', by: ['sheet', 'whole'] },
  'features/points/workbench/acts.queries.ts': { to: 'reviewer', by: ['may-read', 'work'] },
  'features/points/workbench/answering.ts': { to: 'nobody', by: ['may-read'] },
  'features/points/workbench/text-acts.queries.ts': { to: 'reviewer', by: ['may-read', 'work'] },
  'features/points/workbench/texts.queries.ts': { to: 'reviewer', by: ['may-read', 'work'] },
  'features/points/workbench/filters.view.ts': { to: 'reviewer', by: ['may-read'] },
  'features/points/workbench/found.queries.ts': { to: 'reviewer', by: ['may-read'] },
  'facts/consultation/confidence.ts': { to: 'anybody', by: ['all-some-none'] },
  'features/responses/confidence/confidence.queries.ts': { to: 'lead', by: ['may-read', 'sealed'] },
  'features/responses/counting/tallies.queries.ts': { to: 'nobody', by: ['work'] },
  'features/responses/export/rows.queries.ts': { to: 'reviewer', by: ['may-read'] },
  'features/responses/giving/give.queries.ts': { to: 'nobody', by: ['own'] },
  'features/responses/giving/pencil.ts': { to: 'respondent', by: ['own'] },
  'features/responses/import/batch.queries.ts': { to: 'lead', by: ['work'] },
  'features/responses/import/rows.queries.ts': { to: 'lead', by: ['work'] },
  'features/responses/keying/keyed.queries.ts': { to: 'lead', by: ['may-read'] },
  'features/responses/keying/scans.ts': { to: 'lead', by: ['sealed'] },
  'features/responses/list/responses.page.ts': { to: 'reviewer', by: ['may-read'] },
  'features/responses/list/responses.queries.ts': { to: 'reviewer', by: ['may-read'] },
  'features/responses/owed.ts': { to: 'lead', by: ['work'] },
  'features/responses/receipt/change.page.ts': { to: 'respondent', by: ['own'] },
  'features/responses/receipt/my-points.queries.ts': { to: 'respondent', by: ['own'] },
  'features/responses/receipt/response.queries.ts': { to: 'respondent', by: ['own'] },
  'features/responses/sealing/came-back.ts': { to: 'nobody', by: ['sealed'] },
  'features/responses/sealing/seal.page.ts': { to: 'lead', by: ['sealed'] },
  'features/responses/sealing/seal.queries.ts': { to: 'lead', by: ['sealed', 'whole'] },
  'features/responses/sealing/seal.ts': { to: 'lead', by: ['sealed'] },
  'features/responses/sealing/told.ts': { to: 'nobody', by: ['sealed'] },
  'features/responses/upkeep.job.ts': { to: 'nobody', by: ['sealed'] },
}
