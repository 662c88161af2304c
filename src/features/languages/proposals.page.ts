/** What speakers propose for a language, and which words of its own the area uses: for the secretariat. */
import { secretariat } from '../../access/access.ts'
import { keptWords, wordsSaid } from '../../web/own-words.ts'
import { definePage } from '../../web/page.ts'
import { anyLanguage, languageCrumbs, languageParams, nameOf } from './subject.ts'
import { listProposals, type Proposal, standingOf } from './words.queries.ts'

export const proposalsPage = definePage({
  path: '/languages/:slug/proposals',
  access: secretariat,
  audit: 'reads only',
  publishes: 'nothing',
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
    const said = wordsSaid(subject, await keptWords(db, subject))
    const all = await listProposals(db, subject, { states: ['proposed', 'taken'] })
    const standing = Map.groupBy(all, one => standingOf(one, said))
    const list = (state: 'proposed' | 'taken' | 'unfit') => ({
      heading: t(`languages.proposals.${state}`),
      empty: state === 'unfit' ? '' : t(`languages.proposals.none-${state}`),
      items: (standing.get(state) ?? []).map(item),
    })
    return {
      title: t('languages.proposals.title', { language: nameOf(t, subject) }),
      breadcrumbs: languageCrumbs(t),
      intro: t('languages.proposals.intro'),
      lists: [list('proposed'), list('taken'), ...(standing.has('unfit') ? [list('unfit')] : [])],
    }
  },
})
