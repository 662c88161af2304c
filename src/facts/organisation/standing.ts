/** What an organisation says of itself, and how it can be reached. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factGroup } from '../part.ts'
import { countGiven, dayOrNone, sector, text } from '../shared.ts'
import { holds, written } from '../sql.ts'

const wishes = (wants: string) => `(
  select coalesce(json_agg(case when coalesce(i.body_organisation_id, i.consultation_id) is null then to_json(concat_ws(' ', i.topic, i.place))
    else to_json(true) end), '[]')
  from interest i where i.organisation_id = subject.id and i.ended_at is null and ${wants})`

export const standing = factGroup('organisation', 'standing', {
  sql: `json_build_object('id', subject.id, 'label', subject.name, 'sector', subject.sector, 'infrastructure', subject.infrastructure,
    'wants', ${wishes("i.wants <> 'not-at-all'")}, 'refuses', ${wishes("i.wants = 'not-at-all'")},
    'communication', ${written('subject.communication')}, 'reachable', subject.email <> '' or subject.phone ~ '[0-9]',
    'spokenForBy', (select p.name from role_grant g join person p on p.id = g.person_id and p.erased_at is null
      where g.subject_kind = 'organisation' and g.subject_id = subject.id and ${holds('g')} order by g.from_day, g.id limit 1),
    'objectives', ${written('subject.objectives')}, 'objectivesEvidence', ${written('subject.objectives_evidence')},
    'codePlan', ${written('subject.code_plan')}, 'codePlanOn', subject.code_plan_on,
    'silenceUnderstoodOn', subject.silence_understood_on,
    'belongsTo', (select name from organisation b where b.id = subject.belongs_to_id))`,
  shape: z.strictObject({
    id: z.string(),
    label: z.string(),
    sector,
    infrastructure: z.boolean(),
    /** Topics, places and bodies that it wants to hear of, and those it does not. */
    wants: countGiven,
    refuses: countGiven,
    /** How it communicates with members, representatives, the wider sector and the community. */
    communication: text,
    /** Whether it has an email address or a phone number, and somebody who speaks for it today. */
    reachable: z.boolean(),
    spokenForBy: text,
    objectives: text,
    objectivesEvidence: text,
    /** Its own plan for putting the codes into practice, and the day it last changed. */
    codePlan: text,
    codePlanOn: dayOrNone,
    /** The day it confirmed that it knows what silence means. */
    silenceUnderstoodOn: dayOrNone,
    /** The infrastructure organisation that it belongs to. */
    belongsTo: text,
  }),
  example: {
    id: 'organisation-1',
    label: 'Wendle Vale Council',
    sector: 'statutory',
    infrastructure: false,
    wants: 2,
    refuses: 1,
    communication: 'A monthly letter to parish councils, and a page for representatives.',
    reachable: true,
    spokenForBy: 'Ida Grey',
    objectives: 'Fewer people without a bus after nine.',
    objectivesEvidence: 'Passenger counts of 2025.',
    codePlan: 'Every service names a lead for the codes by May.',
    codePlanOn: day('2026-05-04'),
    silenceUnderstoodOn: null,
    belongsTo: null,
  },
})
