/**
 * A body votes: once, by the link of a mail or signed in, whichever comes first. Its paper is kept without the body and without a moment, and the
 * record of changes names nobody.
 */
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { pick } from '../../../web/fields.ts'
import { isOver } from '../partnership.queries.ts'
import { stageOf } from './election.ts'
import { type BodyHere, electionAddress, electionValues } from './election-here.ts'
import { holdElection } from './elections.queries.ts'
import { findNominations, stands } from './nominations.queries.ts'
import { castPaper } from './papers.queries.ts'
import { twoDoors } from './two-doors.ts'
import { findBody } from './voters.queries.ts'

/** The paper for nobody, as its box names it. */
const NOBODY = 'nobody'

const form = { paper: pick({ label: 'elections.vote.paper', hint: 'elections.vote.paper-hint', as: 'radios' }) }

async function view(db: Handle, here: BodyHere, today: Day, t: Translate) {
  const { election, partnership, body } = here
  const stage = stageOf(election, election.standing, today)
  const candidates = (await findNominations(db, election.id)).filter(stands)
  const open = stage === 'voting' && !body.voted && body.hasVote && !isOver(partnership)
  const state = body.voted
    ? 'voted'
    : !body.hasVote
      ? 'ended'
      : open
        ? 'intro'
        : stage === 'due' || stage === 'over'
          ? 'closed'
          : 'early'
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
  // Looked at once nobody else votes: of bodies that have become one, one votes.
  if (!(await findBody(tx, body.id))?.hasVote) return 'elections.problem.ended'
  const standing = (await findNominations(tx, id)).filter(stands)
  if (paper !== NOBODY && !standing.some(one => one.id === paper)) return 'elections.problem.paper'
  return (await castPaper(tx, body, paper === NOBODY ? null : paper)) ? null : 'elections.problem.voted'
}

export const [votePage, voteLinkPage] = twoDoors({
  path: '/partnerships/:slug/elections/:election/bodies/:body/vote',
  linkPath: '/elections/vote/:token',
  audit: 'partnership.election-voted',
  form,
  secret: true,
  act: t => ({ happens: [t('elections.vote.happens'), t('elections.secret')] }),
  view,
  async take({ db, form: { paper }, today }, here) {
    const wrong = await take(db, here, paper, today)
    return wrong && { paper: wrong }
  },
  // Like a respondent, a body that votes is not named, signed in or not.
  entry: () => ({ as: 'respondent' }),
  done: 'elections.done.voted',
})
