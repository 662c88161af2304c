/** What speakers propose for a language, and which words of its own the area uses: for the secretariat. */
import { secretariat } from '../../access/access.ts'
import { definePage } from '../../web/page.ts'
import { anyLanguage, languageCrumbs, languageParams, nameOf } from './subject.ts'
import { listProposals, type Proposal } from './words.queries.ts'

export const proposalsPage = definePage({
  path: '/languages/:slug/proposals',
  access: secretariat,
  audit: 'reads only',
  template: 'components/records.njk',
  params: languageParams,
  subject: anyLanguage,
  async show({ db, subject, t }) {
    const item = (one: Proposal) => ({
      title: one.words,
      href: `/languages/${subject.code}/proposals/${one.id}`,
      lines: [
        t('languages.proposals.english', { english: one.english }),
        t('languages.proposals.by', { who: one.proposer }),
      ],
    })
    const list = async (state: 'proposed' | 'taken') => ({
      heading: t(`languages.proposals.${state}`),
      empty: t(`languages.proposals.none-${state}`),
      items: (await listProposals(db, subject, { states: [state] })).map(item),
    })
    return {
      title: t('languages.proposals.title', { language: nameOf(t, subject) }),
      breadcrumbs: languageCrumbs(t),
      intro: t('languages.proposals.intro'),
      lists: [await list('proposed'), await list('taken')],
    }
  },
})
