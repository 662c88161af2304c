/** Terms of reference: the text, what it covers, and what each partner says to it. */
import { anyone, runsPartnership } from '../../../access/access.ts'
import { unwrittenRules } from '../../../governance/rules.ts'
import { definePage } from '../../../web/page.ts'
import { boundBy } from '../consent/binding.ts'
import { crumbs, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { termsTopics } from './model.ts'
import { keptRules } from './rules.queries.ts'
import { rulesInWords } from './rules-words.ts'
import { findAnswers, findTermsVersions, loadTerms } from './terms.queries.ts'

export const termsPage = definePage({
  path: '/partnerships/:slug/terms',
  workspace: { stage: 'form', label: 'partnerships.task.terms' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/terms/terms.njk',
  params: slugParams,
  sameForAll: true,
  subject: visiblePartnership,
  async show({ db, subject, actor, today, t }) {
    const versions = await findTermsVersions(db, subject.id)
    const latest = versions.find(({ status }) => status !== 'draft') ?? null
    const terms = latest && (await loadTerms(db, latest.id))
    const answers = latest ? await findAnswers(db, subject.id, latest.id, today) : []
    const rules = latest && (await keptRules(db, subject.id, latest.id))
    const covered = new Set(terms?.topics.values())
    return {
      title: t('partnerships.terms.title'),
      breadcrumbs: crumbs(t, subject),
      partnership: subject,
      latest,
      versions,
      paragraphs: terms?.paragraphs ?? [],
      rules: latest ? rulesInWords(t, rules ?? unwrittenRules) : [],
      rulesWritten: rules !== null,
      uncovered: termsTopics.filter(topic => !covered.has(topic)),
      answers,
      agreed: answers.filter(({ answer }) => answer === 'agreed' || answer === 'agreed-with-comment').length,
      mayAnswer: (await boundBy(db, actor, subject, today)).flatMap(
        id => answers.find(({ organisationId }) => organisationId === id)?.requestId ?? [],
      ),
      runs: runsPartnership.allows(actor, subjectOf(subject)),
    }
  },
})
