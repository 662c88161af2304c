/**
 * What stands around a consultation: others near it, what was learned and decided after it. Of other consultations only
 * those that are public are named.
 */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, item, text } from '../shared.ts'
import { written } from '../sql.ts'

/** Another one that is told of in public. */
const publicOther = `o.id <> subject.id and o.state <> 'withdrawn' and (o.published_at is not null or o.listed_on is not null)`

/**
 * The nearest before and after it by their first day: those with the same topic, or any. Without a last day, so that the
 * index is walked from its place until there are enough.
 */
const nearest = (most: number, among: string) => `
  (select o.id from consultation o where ${among} and ${publicOther} and o.opens_on >= subject.opens_on
    order by o.opens_on limit ${most})
  union (select o.id from consultation o where ${among} and ${publicOther} and o.opens_on < subject.opens_on
    order by o.opens_on desc limit ${most})`

/** Another consultation near this one. */
const nearbyConsultation = item({
  /** Open at the same time, and alike in topic, place or audience. */
  overlaps: z.boolean(),
  sameTopic: z.boolean(),
  /** What was done about it; null where nothing was. */
  answer: z.enum(['combined', 'linked', 'accepted']).nullable(),
})
export type NearbyConsultation = Of<typeof nearbyConsultation>

/**
 * Those of the same year that are on the same topic, or overlap and are alike (in the same places, or for the same groups);
 * the nearest twenty. Only so many neighbours in time are looked at that a thousand consultations are compared quickly; a
 * single value instead of "exists", for which the groups of the whole area would be gathered each time.
 */
export const nearby = factPart('consultation', 'nearby', {
  sql: `(
    select json_agg(near.one) from (
        select lower(subject.topic) as topic, lower(subject.places) as places,
          array(select lower(name) from target_group where consultation_id = subject.id) as groups) own
      cross join lateral (select coalesce(jsonb_object_agg(other, answer), '{}') as answers from (
        select other_id as other, answer from related_consultation where consultation_id = subject.id
        union select consultation_id, answer from related_consultation
          where other_id = subject.id and answer <> 'accepted') each_answer) told
      cross join lateral (
        select json_build_object('id', n.id, 'label', n.title, 'overlaps', n.same_time and (n.same_topic or n.alike),
          'sameTopic', n.same_topic, 'answer', told.answers ->> n.id::text) as one
        from (
          select o.id, o.title, o.opens_on, own.topic <> '' and lower(o.topic) = own.topic as same_topic,
            o.opens_on <= subject.closes_on and o.closes_on >= subject.opens_on as same_time,
            o.opens_on <= subject.closes_on and o.closes_on >= subject.opens_on
              and ((own.places <> '' and lower(o.places) = own.places) or coalesce((select true from target_group g
                where g.consultation_id = o.id and lower(g.name) = any(own.groups) limit 1), false)) as alike
          from (
            ${nearest(20, "own.topic <> '' and lower(o.topic) = own.topic")}
            union ${nearest(50, 'true')}
            union select key::uuid from jsonb_object_keys(told.answers) key
          ) close cross join lateral (select * from consultation o where o.id = close.id and ${publicOther}
            and o.opens_on between subject.opens_on - 365 and subject.closes_on + 365 offset 0) o
        ) n where n.same_topic or n.alike or told.answers ? n.id::text
        order by abs(n.opens_on - subject.opens_on), n.id limit 20
      ) near)`,
  shape: z.array(nearbyConsultation),
  example: [
    { id: 'consultation-2', label: 'Stations for everyone', overlaps: true, sameTopic: true, answer: 'linked' },
    { id: 'consultation-3', label: 'Road repairs', overlaps: true, sameTopic: false, answer: 'accepted' },
  ],
})

/** A lesson drawn from the evaluation. */
const lesson = item({
  owner: text,
  /** A later plan of the same body that shows what it makes of the lesson. */
  shownIn: text,
})
export type Lesson = Of<typeof lesson>

export const lessons = factPart('consultation', 'lessons', {
  sql: `(
    select json_agg(json_build_object('id', l.id, 'label', left(l.text, 80), 'owner', ${written('l.owner')},
      'shownIn', (select n.title from lesson_use u join consultation n on n.id = u.consultation_id where u.lesson_id = l.id
        order by u.created_at limit 1)) order by l.id)
    from lesson l where l.subject_kind = 'consultation' and l.subject_id = subject.id and l.dropped_on is null)`,
  shape: z.array(lesson),
  example: [{ id: 'lesson-1', label: 'Visit depots first', owner: 'Transport officer', shownIn: 'Cycling to school' }],
})

/** The next consultation of the same body that was begun after this one closed; null where there is none. */
export const nextOfBody = factPart('consultation', 'nextOfBody', {
  sql: `(
    select n.title from consultation n
    where n.lead_organisation_id = subject.lead_organisation_id and n.id <> subject.id and n.state <> 'withdrawn'
      and (n.published_at is not null or n.listed_on is not null)
      and n.created_at >= (subject.closes_on + 1)::timestamp at time zone as_of.zone
    order by n.created_at limit 1)`,
  shape: text,
  example: 'Cycling to school',
})

/** Decisions that followed. */
export const decisions = factPart('consultation', 'decisions', {
  sql: `(
    select json_agg(json_build_object('id', d.id, 'label', left(d.what, 80), 'reasons', ${written('d.reasons')},
      'decidedOn', d.decided_on) order by d.decided_on, d.id)
    from consultation_decision d where d.consultation_id = subject.id)`,
  shape: z.array(item({ reasons: text, decidedOn: aDay })),
  example: [
    {
      id: 'decision-1',
      label: 'Last bus at eleven',
      reasons: 'Most asked for it, and it fits the contract.',
      decidedOn: day('2026-06-10'),
    },
  ],
})
