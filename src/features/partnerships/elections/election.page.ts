/** The elections of a partnership, and one of them: who may vote, who stands, its days, and how it came out. */
import { type Actor, anyone, runsPartnership, secretariat, speaksForOrganisation } from '../../../access/access.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { definePage } from '../../../web/page.ts'
import { isOver } from '../partnership.queries.ts'
import { addressOf, crumbs, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { type Stage, stageOf } from './election.ts'
import {
  type ElectionHere,
  electionAddress,
  electionCrumbs,
  electionParams,
  electionValues,
  visibleElection,
} from './election-here.ts'
import { type Election, findElections } from './elections.queries.ts'
import { findNominations, stands } from './nominations.queries.ts'
import { resultOf } from './result.ts'
import { findBodies } from './voters.queries.ts'

const colours = {
  nominating: 'govuk-tag--light-blue',
  waiting: 'govuk-tag--light-blue',
  voting: 'govuk-tag--green',
  due: 'govuk-tag--yellow',
  over: 'govuk-tag--grey',
} as const

export const electionsPage = definePage({
  path: '/partnerships/:slug/elections',
  workspace: { stage: 'form', label: 'partnerships.nav.elections' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/elections/elections.njk',
  params: slugParams,
  sameForAll: true,
  subject: visiblePartnership,
  async show({ db, subject, actor, today, t }) {
    const all = await findElections(db, subject.id)
    return {
      title: t('elections.title'),
      breadcrumbs: crumbs(t, subject),
      intro: t('elections.intro'),
      lists: [
        {
          heading: t('elections.list', { count: all.length }),
          empty: t('elections.none'),
          items: all.map(election => cardOf(t, { partnership: subject, election }, today)),
        },
      ],
      call:
        runsPartnership.allows(actor, subjectOf(subject)) && !isOver(subject)
          ? addressOf(subject, 'elections/new')
          : null,
    }
  },
})

/** What the tag says: how it came out, or else where it stands. */
function stateWords(t: Translate, { outcome }: Pick<Election, 'outcome'>, stage: Stage): string {
  const state = outcome ?? stage
  return t(`elections.stage.${state}`)
}

function cardOf(t: Translate, here: ElectionHere, today: Day) {
  const { election } = here
  const stage = stageOf(election, election.standing, today)
  return {
    title: election.seat,
    href: electionAddress(here),
    tag: stateWords(t, election, stage),
    colour: colours[stage],
    lines: [t(`elections.stage-line.${stage}`, electionValues(t, here))],
  }
}

export const electionPage = definePage({
  path: '/partnerships/:slug/elections/:election',
  workspace: { within: 'elections' },
  showsRecord: ['election'],
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/elections/election.njk',
  params: electionParams,
  sameForAll: true,
  subject: visibleElection,
  async show({ db, subject, actor, today, t }) {
    const { election, partnership } = subject
    const stage = stageOf(election, election.standing, today)
    const bodies = await findBodies(db, election.id)
    return {
      title: t('elections.one', { seat: election.seat }),
      breadcrumbs: electionCrumbs(t, partnership),
      partnership,
      election,
      stage,
      tag: { text: stateWords(t, election, stage), colour: colours[stage] },
      line: t(`elections.stage-line.${stage}`, electionValues(t, subject)),
      sector: t(`elections.sector.${election.sector}`),
      bodies,
      // Somebody who is asked whether they stand is named once they have said yes, and everybody together once nominations have closed.
      candidates: stage === 'nominating' ? [] : (await findNominations(db, election.id)).filter(stands),
      result: stage === 'over' ? await resultOf(db, election, t) : null,
      own: ownWays(actor, subject, stage, bodies, t),
      declares: stage === 'due' && mayDeclare(actor, election),
      mayCallOff: stage !== 'over' && runsPartnership.allows(actor, subjectOf(partnership)),
    }
  },
})

/** Whether somebody declares the result: the returning officer, or the secretariat in their place. */
export function mayDeclare(actor: Actor, election: Pick<Election, 'officer_id'>): boolean {
  return actor.person !== null && (actor.person.id === election.officer_id || secretariat.allows(actor, null))
}

/** What whoever looks may do now for the bodies that they speak for. */
function ownWays(
  actor: Actor,
  here: ElectionHere,
  stage: string,
  bodies: Awaited<ReturnType<typeof findBodies>>,
  t: Translate,
) {
  if (stage !== 'nominating' && stage !== 'voting') return []
  const way = stage === 'nominating' ? 'nomination' : 'vote'
  return bodies
    .filter(({ hasVote }) => hasVote || way === 'nomination')
    .filter(({ organisationId }) => speaksForOrganisation.allows(actor, { kind: 'organisation', id: organisationId }))
    .map(({ id, name }) => ({
      href: electionAddress(here, `bodies/${id}/${way}`),
      text: t(`elections.way.${way}`, { body: name }),
    }))
}
