/** Terms of reference: the text, what it covers, and what each partner says to it. */
import { type Actor, anyone, runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { definePage } from '../../../web/page.ts'
import { partnersOf } from '../agreeing/agreements.queries.ts'
import { crumbs, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { termsTopics } from './model.ts'
import { findAnswers, findTermsVersions, loadTerms, type PartnerAnswer } from './terms.queries.ts'

export const termsPage = definePage({
  path: '/partnerships/:slug/terms',
  access: anyone,
  audit: 'reads only',
  template: 'partnerships/terms/terms.njk',
  params: slugParams,
  sameForAll: true,
  subject: visiblePartnership,
  async show({ db, subject, actor, today, t }) {
    const versions = await findTermsVersions(db, subject.id)
    const latest = versions.find(({ status }) => status !== 'draft') ?? null
    const terms = latest && (await loadTerms(db, latest.id))
    const answers = latest ? await findAnswers(db, subject.id, latest.id, today) : []
    const covered = new Set(terms?.topics.values())
    return {
      title: t('partnerships.terms.title'),
      breadcrumbs: crumbs(t, subject),
      partnership: subject,
      latest,
      versions,
      paragraphs: terms?.paragraphs ?? [],
      uncovered: termsTopics.filter(topic => !covered.has(topic)),
      answers,
      agreed: answers.filter(({ answer }) => answer === 'agreed' || answer === 'agreed-with-comment').length,
      mayAnswer: (await answerableBy(db, actor, subject.id, answers, today)).length > 0,
      runs: runsPartnership.allows(actor, subjectOf(subject)),
    }
  },
})

/** The partners somebody may answer for: whose contact they are, or whose seat they hold. */
export async function answerableBy(
  db: Handle,
  actor: Actor,
  partnershipId: string,
  answers: readonly PartnerAnswer[],
  today: Day,
): Promise<PartnerAnswer[]> {
  const own = new Set((await partnersOf(db, actor, partnershipId, today)).map(({ id }) => id))
  return answers.filter(each => own.has(each.partnerId))
}
