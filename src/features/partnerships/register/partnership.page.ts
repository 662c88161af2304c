/** The public entry of a partnership: what it is for, who sits in it, what it decided, how to join or complain. */

import { anyone, runsPartnership, sitsOnPartnership } from '../../../access/access.ts'
import { practiceOf } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { timelineOf } from '../../../web/timeline.ts'
import { partnersOf } from '../agreeing/partners-of.ts'
import { joiningMatter } from '../consent/joining.matter.ts'
import { askedStates } from '../consent/states.ts'
import { findEnding, sayFate } from '../course/ending.queries.ts'
import { findHandovers } from '../course/handover.queries.ts'
import { sayThing } from '../course/open-things.queries.ts'
import { sayChange } from '../course/standing.page.ts'
import { findSwitches } from '../course/switches.queries.ts'
import { bookNames } from '../entries/kinds.ts'
import { findRounds } from '../health/rounds.queries.ts'
import { findObjectives } from '../objectives/objectives.queries.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import { isOver } from '../partnership.queries.ts'
import { findCommunities } from '../seats/communities.page.ts'
import { seatsOn } from '../seats/seats-on.queries.ts'
import { findGate, findSimilar } from '../start/gate.queries.ts'
import { crumbs, looksAfterPartnership, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { findTeam } from '../team/team.queries.ts'
import { findTermsVersions } from '../terms/terms.queries.ts'
import { findPublic, historyOf, latestDecisions, nextMeeting, publishedDepartures } from './entry.queries.ts'
import { findMilestones } from './milestones.queries.ts'

/** How its findings changed, drawn by whoever keeps them; null where there is nothing to compare. */
export type FindLine = (db: Handle, partnershipId: string, today: Day, t: Translate) => Promise<unknown>

/** The page, with the small line of its findings. */
export const partnershipPageWith = (findLine: FindLine): Page =>
  definePage({
    path: '/partnerships/:slug',
    showsRecord: ['partnership', 'partner', 'community'],
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'partnerships/register/partnership.njk',
    params: slugParams,
    sameForAll: true,
    subject: visiblePartnership,
    async show({ db, subject, actor, today, t }) {
      const { id } = subject
      const partners = await findPartners(db, id)
      const gate = await findGate(db, id)
      const seats = await seatsOn(db, id, today)
      const closedRounds = (await findRounds(db, id)).filter(({ closed_on }) => closed_on !== null)
      return {
        title: subject.name,
        breadcrumbs: crumbs(t),
        partnership: subject,
        over: isOver(subject),
        formed: subject.state !== 'not-formed',
        joined: gate.joined_partnership_id ? await findPublic(db, gate.joined_partnership_id) : null,
        askedOf: inEachRoleOnce(await findTeam(db, id, today)),
        gate,
        links: (await findSimilar(db, id)).filter(({ answer }) => answer === 'linked' || answer === 'joined'),
        partners: partners.filter(each => isPartnerOn(each, today)),
        pastPartners: partners.filter(each => each.to_day !== null && each.to_day < today),
        asked: await askedStates(
          db,
          joiningMatter,
          partners.map(each => each.id),
          today,
        ),
        books: bookNames,
        seats,
        substituted: seats.some(({ substitute }) => substitute !== null),
        ownSeats: seats.filter(
          ({ holder }) => holder !== null && !holder.denied && holder.personId === actor.person?.id,
        ),
        communities: await findCommunities(db, id),
        meeting: await nextMeeting(db, id, today),
        decisions: await latestDecisions(db, id),
        terms: (await findTermsVersions(db, id)).find(({ status }) => status !== 'draft') ?? null,
        objectives: (await findObjectives(db, id)).filter(({ dropped_on }) => dropped_on === null),
        round: closedRounds[0] ?? null,
        departures: (await publishedDepartures(db, id)).map(each => ({
          ...each,
          title: practiceOf(each.practice)?.title ?? each.practice,
        })),
        ending: await decidedEnding(db, id, today),
        switches: (await findSwitches(db, id))
          .filter(one => one.reason !== '' || one.value === 'small')
          .map(one => ({ text: sayChange(one, t), reason: one.reason })),
        history: await historyOf(db, id),
        timeline: timelineOf(await findMilestones(db, id, today, t), today),
        line: subject.public ? await findLine(db, id, today, t) : null,
        runs: runsPartnership.allows(actor, subjectOf(subject)),
        mayAnswer:
          sitsOnPartnership.allows(actor, subjectOf(subject)) || (await partnersOf(db, actor, id, today)).length > 0,
        sits: sitsOnPartnership.allows(actor, subjectOf(subject)),
        looksAfter: looksAfterPartnership.allows(actor, subjectOf(subject)),
      }
    },
  })

/** How it ended, once that is decided: with who took on what was open. */
async function decidedEnding(db: Handle, partnershipId: string, today: Day) {
  const ending = await findEnding(db, partnershipId)
  if (!ending?.decided_on) return null
  const things = await findHandovers(db, ending, today)
  return { ...ending, things: things.map(one => ({ text: sayThing(one), fate: sayFate(one) })) }
}

/** Who to ask, with their part: once also where they were given it by hand and hold it by their seat. */
function inEachRoleOnce(team: Awaited<ReturnType<typeof findTeam>>) {
  const known = new Map(team.map(({ personId, name, role }) => [`${personId} ${role}`, { name, role }]))
  return [...known.values()]
}
