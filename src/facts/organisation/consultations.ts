/** The consultations that an organisation has led, and what it made of their lessons. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, dayOrNone, hourOrNone, item, text } from '../shared.ts'
import { dayOf, written } from '../sql.ts'

/** A consultation that it leads and that has dates. */
const ledConsultation = item({ opensOn: aDay, closesOn: aDay, closesAt: hourOrNone, publishedOn: dayOrNone })
export type LedConsultation = Of<typeof ledConsultation>

/** Those that are public and have opened. */
export const consultations = factPart('organisation', 'consultations', {
  sql: `(
    select json_agg(json_build_object('id', c.id, 'label', c.title, 'opensOn', c.opens_on, 'closesOn', c.closes_on,
      'closesAt', to_char(c.closes_at, 'HH24:MI'), 'publishedOn', ${dayOf('c.published_at')})
      order by c.opens_on, c.id)
    from consultation c where c.lead_organisation_id = subject.id and c.state <> 'withdrawn' and c.published_at is not null
      and c.opens_on <= as_of.day and c.closes_on is not null)`,
  shape: z.array(ledConsultation),
  example: [
    {
      id: 'consultation-1',
      label: 'Buses after dark',
      opensOn: day('2026-01-12'),
      closesOn: day('2026-04-13'),
      closesAt: null,
      publishedOn: day('2026-01-11'),
    },
  ],
})

/** Lessons from evaluations of its consultations: the procedure each changes and when, or why none changes. */
export const lessons = factPart('organisation', 'lessons', {
  sql: `(
    select json_agg(json_build_object('id', l.id, 'label', left(l.text, 80), 'procedure', ${written('l.procedure')},
      'changedOn', l.changed_on, 'noChange', ${written('l.no_change')}) order by l.id)
    from lesson l join consultation c on l.subject_kind = 'consultation' and l.subject_id = c.id
    where c.lead_organisation_id = subject.id and c.state = 'evaluated' and l.dropped_on is null)`,
  shape: z.array(item({ procedure: text, changedOn: dayOrNone, noChange: text })),
  example: [
    {
      id: 'lesson-1',
      label: 'Visit depots first',
      procedure: 'Guide to consulting',
      changedOn: day('2026-08-03'),
      noChange: null,
    },
  ],
})
