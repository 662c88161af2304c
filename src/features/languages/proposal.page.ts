/** One proposal of a speaker: the secretariat takes it for the area or declines it with a reason, or goes back to the words of the Hub. */
import { z } from 'zod'
import { secretariat } from '../../access/access.ts'
import { passage, pick, versionField, writeForm } from '../../web/fields.ts'
import type { Language } from '../../web/languages.ts'
import { faultOfWords } from '../../web/message-shape.ts'
import { keptWords, wordsSaid } from '../../web/own-words.ts'
import { definePage, redirect, refuse, stale } from '../../web/page.ts'
import { anyLanguage, languageCrumbs, nameOf } from './subject.ts'
import { decideProposal, listProposals, type Proposal, type ProposalState, standingOf } from './words.queries.ts'

type InLanguage = Language & { readonly proposal: Proposal }

/** What can be done with a proposal, as it stands. */
const ways: Readonly<Record<ProposalState, readonly ('taken' | 'declined' | 'ended')[]>> = {
  proposed: ['taken', 'declined'],
  taken: ['ended'],
  declined: [],
  ended: [],
}

const form = {
  decision: pick({ label: 'languages.proposal.decision', as: 'radios' }),
  reason: passage({
    label: 'languages.proposal.reason',
    hint: 'languages.proposal.reason-hint',
    max: 1_000,
    optional: true,
  }),
  version: versionField(),
}

export const proposalPage = definePage({
  path: '/languages/:slug/proposals/:id',
  access: secretariat,
  audit: 'language.decided',
  publishes: 'nothing',
  template: 'languages/proposal.njk',
  params: z.object({ slug: z.string().max(10), id: z.uuid() }),
  form,
  async subject(db, params) {
    const found = await anyLanguage(db, params)
    const [proposal] = found ? await listProposals(db, found.record, { id: params.id }) : []
    return found && proposal ? { ...found, record: { ...found.record, proposal } satisfies InLanguage } : null
  },
  async act({ subject: { proposal }, t }) {
    return { happens: [t(`languages.proposal.act.${proposal.state === 'taken' ? 'taken' : 'proposed'}`)] }
  },
  async show({ db, subject, t }) {
    const { proposal, code } = subject
    const all = wordsSaid(subject, await keptWords(db, subject))
    const said = all.find(({ key }) => key === proposal.key)
    return {
      title: t('languages.proposal.title', { language: nameOf(t, subject) }),
      breadcrumbs: [
        ...languageCrumbs(t),
        {
          text: t('languages.proposals.title', { language: nameOf(t, subject) }),
          href: `/languages/${code}/proposals`,
        },
      ],
      spoken: subject,
      proposal,
      standing: standingOf(proposal, all),
      inUse: said?.words ?? '',
      // What was made from other English than there is now cannot be taken: it is proposed anew.
      outdated: said?.english !== proposal.english,
      choices: ways[proposal.state].map(value => ({ value, text: t(`languages.proposal.decisions.${value}`) })),
      form: writeForm(form, { decision: '', reason: '', version: proposal.version }),
    }
  },
  async submit({ db, subject, form: typed, actor, area, now, audit }) {
    const { proposal, code } = subject
    const anew = () => stale(writeForm(form, { decision: '', reason: '', version: proposal.version }), proposal.version)
    if (typed.version !== proposal.version) return anew()
    const state = ways[proposal.state].find(way => way === typed.decision)
    if (!state) return refuse({ decision: 'languages.proposal.problem.none' })
    if (state === 'declined' && typed.reason.trim() === '')
      return refuse({ reason: 'languages.proposal.problem.reason' })
    const said = wordsSaid(subject, await keptWords(db, subject)).find(({ key }) => key === proposal.key)
    if (state === 'taken') {
      if (said?.english !== proposal.english) return refuse({ decision: 'languages.proposal.problem.outdated' })
      const fault = faultOfWords(said.english, proposal.words, subject)
      if (fault) return refuse({ decision: fault })
    }
    const to = { state, reason: typed.reason.trim(), by: actor.person!.id, now }
    if (!(await decideProposal(db, subject, { ...proposal, version: typed.version }, to))) return anew()
    await audit({
      action: 'language.decided',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'language_proposal', id: proposal.id },
      before: { state: proposal.state, words: said?.words ?? '' },
      after: { state, words: state === 'taken' ? proposal.words : '', reason: to.reason },
    })
    return redirect(`/languages/${code}/proposals`, `languages.done.${state}`)
  },
})
