/**
 * A body votes: once, by the link of a mail or signed in, whichever comes first. Its paper is kept without the body and without a moment, and the
 * record of changes names nobody.
 */
import { holderOfTheLink, speaksForOrganisation } from '../../../access/access.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { pick } from '../../../web/fields.ts'
import { definePage, notFound, redirect, refuse } from '../../../web/page.ts'
import { isOver } from '../partnership.queries.ts'
import { subjectOf } from '../subject.ts'
import { stageOf } from './election.ts'
import {
  type BodyHere,
  bodyOfAddress,
  bodyOfToken,
  bodyParams,
  electionAddress,
  electionCrumbs,
  electionValues,
  tokenParams,
} from './election-here.ts'
import { castPaper, findNominations, holdElection, stands } from './elections.queries.ts'

/** The paper for nobody, as its box names it. */
const NOBODY = 'nobody'

const form = { paper: pick({ label: 'elections.vote.paper', hint: 'elections.vote.paper-hint', as: 'radios' }) }

async function view(db: Handle, here: BodyHere, today: Day, t: Translate) {
  const { election, partnership, body } = here
  const stage = stageOf(election, election.standing, today)
  const candidates = (await findNominations(db, election.id)).filter(stands)
  const open = stage === 'voting' && !body.voted && !isOver(partnership)
  const state = body.voted ? 'voted' : open ? 'intro' : stage === 'due' || stage === 'over' ? 'closed' : 'early'
  return {
    title: t('elections.vote.title', { seat: election.seat }),
    intro: t(`elections.vote.${state}`, { ...electionValues(t, here), body: body.name }),
    lists: open
      ? [
          {
            heading: t('elections.candidates'),
            empty: '',
            items: candidates.map(each => ({
              title: each.name,
              lines: [t('elections.nominated-by', { body: each.body }), each.statement],
            })),
          },
        ]
      : [],
    fields: open ? ['paper'] : [],
    choices: {
      paper: [
        ...candidates.map(({ id, name }) => ({ value: id, text: name })),
        { value: NOBODY, text: t('elections.vote.nobody') },
      ],
    },
    button: open ? t('elections.vote.button') : null,
    back: { href: electionAddress(here), text: t('elections.see') },
  }
}

/** Takes the vote of a body; gives why it cannot be taken, as a key, or null. */
async function take(tx: Tx, { election: { id }, partnership, body }: BodyHere, paper: string, today: Day) {
  const election = await holdElection(tx, id)
  const stage = stageOf(election, election.standing, today)
  if (stage !== 'voting' || isOver(partnership))
    return stage === 'nominating' || stage === 'waiting' ? 'elections.problem.early' : 'elections.problem.voting-closed'
  const standing = (await findNominations(tx, id)).filter(stands)
  if (paper !== NOBODY && !standing.some(one => one.id === paper)) return 'elections.problem.paper'
  return (await castPaper(tx, body, paper === NOBODY ? null : paper)) ? null : 'elections.problem.voted'
}

const consequences = (t: Translate) => ({ happens: [t('elections.vote.happens'), t('elections.secret')] })

const entryOf = ({ partnership, election }: BodyHere) =>
  ({
    action: 'partnership.election-voted',
    // Like a respondent, a body that votes is not named, signed in or not.
    as: 'respondent',
    subject: subjectOf(partnership),
    record: { kind: 'election', id: election.id },
  }) as const

export const votePage = definePage({
  path: '/partnerships/:slug/elections/:election/bodies/:body/vote',
  workspace: { within: 'elections' },
  access: speaksForOrganisation,
  audit: 'partnership.election-voted',
  template: 'components/records.njk',
  params: bodyParams,
  form,
  subject: bodyOfAddress,
  changesPages: false,
  secret: true,
  act: async ({ t }) => consequences(t),
  async show({ db, subject, today, t }) {
    return {
      ...(await view(db, subject, today, t)),
      breadcrumbs: electionCrumbs(t, subject.partnership, subject.election),
    }
  },
  async submit({ db, subject, form: { paper }, today, audit }) {
    const wrong = await take(db, subject, paper, today)
    if (wrong) return refuse({ paper: wrong })
    await audit(entryOf(subject))
    return redirect(electionAddress(subject), 'elections.done.voted')
  },
})

export const voteLinkPage = definePage({
  path: '/elections/vote/:token',
  access: holderOfTheLink,
  audit: 'partnership.election-voted',
  template: 'components/records.njk',
  params: tokenParams,
  form,
  subject: bodyOfToken,
  changesPages: false,
  secret: true,
  act: async ({ t }) => consequences(t),
  async show({ db, subject, today, t }) {
    if (subject === null) return { title: t('elections.unknown'), intro: t('elections.problem.unknown'), fields: [] }
    return view(db, subject, today, t)
  },
  async submit({ db, subject, params, form: { paper }, today, audit }) {
    if (subject === null) return notFound
    const wrong = await take(db, subject, paper, today)
    if (wrong) return refuse({ paper: wrong })
    await audit(entryOf(subject))
    return redirect(`/elections/vote/${params.token}`, 'elections.done.voted')
  },
})
