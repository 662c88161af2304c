/** Whom a consultation is to reach, and how it was made known. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, dayOrNone, item, names, text } from '../shared.ts'
import { listed, written } from '../sql.ts'

/** People to be reached. `label` is the group's name. */
const targetGroup = item({
  /** Expected number of responses; null where not estimated. */
  expected: z.int().nullable(),
  /** Methods chosen for this group, such as "survey", "meeting", "visit". */
  methods: names,
  /** Whether it is marked as seldom heard. */
  seldomHeard: z.boolean(),
  /** The outreach step of its own; null where none is planned. */
  outreach: text,
  /** Languages of the group beside that of the pack. */
  languages: names,
  outreachDoneOn: dayOrNone,
})
export type TargetGroup = Of<typeof targetGroup>

export const targetGroups = factPart('consultation', 'targetGroups', {
  sql: `(
    select json_agg(json_build_object('id', g.id, 'label', g.name, 'expected', g.expected, 'methods', ${listed('g.methods')},
      'seldomHeard', g.seldom_heard, 'outreach', ${written('g.outreach')}, 'outreachDoneOn', g.outreach_done_on,
      'languages', ${listed('g.languages')}) order by g.created_at, g.id)
    from target_group g where g.consultation_id = subject.id)`,
  shape: z.array(targetGroup),
  example: [
    {
      id: 'group-1',
      label: 'Shift workers',
      expected: 80,
      methods: ['survey', 'workplace visit'],
      seldomHeard: true,
      outreach: 'Visits at shift change',
      outreachDoneOn: day('2026-02-20'),
      languages: ['Polish'],
    },
    {
      id: 'group-2',
      label: 'Young people',
      expected: 60,
      methods: ['survey', 'youth club evening'],
      seldomHeard: false,
      outreach: null,
      outreachDoneOn: null,
      languages: [],
    },
  ],
})

/** One notice or step that made the consultation known. `label` says what it is. */
const notice = item({
  channel: z.string(),
  on: aDay,
  /** How far it went, in words or numbers; null where not known. */
  reach: text,
  /** The target group (id) it is aimed at; null for everyone. */
  targetGroup: z.string().nullable(),
  /** Passed on through an infrastructure organisation. */
  cascade: z.boolean(),
  /** Aimed at groups outside existing networks. */
  beyondNetworks: z.boolean(),
  /** The organisation that agreed to pass it on, and the day it confirmed that it did. */
  passedBy: text,
  confirmedOn: dayOrNone,
})
export type Publicity = Of<typeof notice>

export const publicity = factPart('consultation', 'publicity', {
  sql: `(
    select json_agg(json_build_object('id', p.id, 'label', p.what, 'channel', p.channel, 'on', p.happened_on,
      'reach', ${written('p.reach')}, 'targetGroup', p.target_group_id, 'cascade', p.channel = 'infrastructure',
      'beyondNetworks', p.beyond_networks, 'confirmedOn', p.confirmed_on,
      'passedBy', (select name from organisation where id = p.organisation_id)) order by p.happened_on, p.id)
    from publicity p where p.consultation_id = subject.id)`,
  shape: z.array(notice),
  example: [
    {
      id: 'notice-1',
      label: 'Posters at depots',
      channel: 'poster',
      on: day('2026-01-09'),
      reach: '400 drivers',
      targetGroup: 'group-1',
      cascade: false,
      beyondNetworks: true,
      passedBy: null,
      confirmedOn: null,
    },
    {
      id: 'notice-2',
      label: 'Youth newsletter',
      channel: 'email',
      on: day('2026-01-12'),
      reach: 'About 900',
      targetGroup: 'group-2',
      cascade: true,
      beyondNetworks: false,
      passedBy: 'Wendle Voluntary Action',
      confirmedOn: day('2026-01-30'),
    },
  ],
})
