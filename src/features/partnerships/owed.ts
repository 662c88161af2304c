/** What partnerships are owed: by their seats and partners, by those who run them, and by the secretariat. */

import { type RawBuilder, sql } from 'kysely'
import { dayOf } from '../../db/day-of.ts'
import { anyId, defineOwed, type OwedAsking, type OwedDefinition } from '../../web/owed.ts'
import { electionsOwed } from './elections/owed.ts'
import { seatAsked } from './entries/owed.ts'
import { seatsHelped } from './seats/seats-held.sql.ts'

const run = ({ of }: OwedAsking): RawBuilder<unknown> =>
  sql`(select id, slug, name from partnership where id = ${anyId(of('chair', 'administrator'))}
    and state not in ('ended', 'not-formed')) run`
const raisedOn = sql`coalesce(concern.raised_on, ${dayOf('concern.created_at')})`

/** Concerns in one state, of the partnerships that somebody runs. */
const concerns = (
  asking: OwedAsking,
  rule: 'concern-acknowledged' | 'concern-settled' | 'dispute-settled',
  state: RawBuilder<unknown>,
) => sql`
  select count(*), '', min(${raisedOn}) + ${asking.within(rule, sql`run.id`)}, null, null, 'partnership', run.id, run.slug, run.name
  from ${run(asking)} join concern on concern.subject_kind = 'partnership' and concern.subject_id = run.id
    and not concern.for_secretariat and concern.answered_on is null and ${state}
  group by run.id, run.slug, run.name`

/** What partnerships are owed. */
export const owed: readonly OwedDefinition[] = [
  seatAsked,
  ...electionsOwed,
  defineOwed({
    kind: 'health-check',
    publishes: 'nothing',
    page: '/partnerships/:slug/health-check/:id/answer',
    strength: 'must',
    waits: true,
    rows: ({ person, today }) => sql`
      select 1, '', r.closes_on, r.id, null, 'partnership', mine.partnership, mine.slug, mine.name
      from ${seatsHelped(person, today)} mine
      join survey_round r on r.partnership_id = mine.partnership and r.kind = 'health-check'
      where mine.person = ${person}::uuid and r.closed_on is null
        and r.opened_on <= ${today}::date and r.closes_on >= ${today}::date
        and not exists (select from survey_taken k where k.survey_round_id = r.id and k.seat_id = mine.seat)`,
  }),
  defineOwed({
    kind: 'join-requests',
    publishes: 'nothing',
    page: '/partnerships/:slug/join-requests',
    strength: 'must',
    waits: true,
    rule: 'join-request',
    saysFor: ['partnership.open-to-new-partners'],
    rows: asking => sql`
      select count(*), '', min(j.asked_on) + ${asking.within('join-request', sql`run.id`)}, null, null,
        'partnership', run.id, run.slug, run.name
      from ${run(asking)} join join_request j on j.partnership_id = run.id and j.answered_on is null
      group by run.id, run.slug, run.name`,
  }),
  defineOwed({
    kind: 'board-asked',
    publishes: 'nothing',
    page: '/partnerships/:slug/structure/:id/answer',
    strength: 'must',
    waits: true,
    rule: 'party-answer',
    rows: asking => sql`
      select 1, child.name, l.asked_on + ${asking.within('party-answer', sql`run.id`)}, l.id, null,
        'partnership', run.id, run.slug, run.name
      from ${run(asking)} join board_link l on l.parent_id = run.id and l.agreed is null and l.ended_on is null
        join partnership child on child.id = l.child_id`,
  }),
  defineOwed({
    kind: 'concerns',
    publishes: 'nothing',
    page: '/partnerships/:slug/concerns',
    strength: 'must',
    waits: true,
    rule: 'concern-acknowledged',
    saysFor: ['partnership.concerns-raised'],
    rows: asking => concerns(asking, 'concern-acknowledged', sql`concern.acknowledged_on is null`),
  }),
  defineOwed({
    kind: 'concerns-open',
    publishes: 'nothing',
    page: '/partnerships/:slug/concerns',
    strength: 'must',
    waits: true,
    rule: 'concern-settled',
    saysFor: ['partnership.concerns-raised'],
    rows: asking =>
      concerns(asking, 'concern-settled', sql`concern.acknowledged_on is not null and concern.kind = 'concern'`),
  }),
  defineOwed({
    kind: 'disputes-open',
    publishes: 'nothing',
    page: '/partnerships/:slug/concerns',
    strength: 'must',
    waits: true,
    rule: 'dispute-settled',
    saysFor: ['partnership.disputes-procedure'],
    rows: asking =>
      concerns(asking, 'dispute-settled', sql`concern.acknowledged_on is not null and concern.kind = 'dispute'`),
  }),
  defineOwed({
    kind: 'area-concerns',
    publishes: 'nothing',
    page: '/partnerships/:slug/concerns',
    strength: 'must',
    waits: true,
    rule: 'concern-acknowledged',
    rows: ({ isSecretariat, within }) =>
      isSecretariat
        ? sql`
      select count(*), '', min(${raisedOn}) + ${within('concern-acknowledged', sql`p.id`)}, null, null,
        'partnership', p.id, p.slug, p.name
      from concern join partnership p on concern.subject_kind = 'partnership' and p.id = concern.subject_id
      where concern.for_secretariat and concern.answered_on is null group by p.id`
        : null,
  }),
  // Nobody runs a partnership that has ended: what it left unanswered is for the secretariat.
  defineOwed({
    kind: 'concerns-left',
    publishes: 'nothing',
    page: '/partnerships/:slug/concerns',
    strength: 'must',
    waits: true,
    rule: 'concern-settled',
    rows: ({ isSecretariat, within }) =>
      isSecretariat
        ? sql`
      select count(*), '', min(${raisedOn}) + ${within('concern-settled', sql`p.id`)}, null, null,
        'partnership', p.id, p.slug, p.name
      from concern join partnership p on concern.subject_kind = 'partnership' and p.id = concern.subject_id
      where p.state = 'ended' and not concern.for_secretariat and concern.answered_on is null group by p.id`
        : null,
  }),
]
