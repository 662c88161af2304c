/** Staff who read the codes that an organisation signed, and what it promises to those who sit for it. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart } from '../part.ts'
import { aDay, count, item, text } from '../shared.ts'
import { dayOf, written } from '../sql.ts'
import { sitsForIt } from './sits-for.ts'

/** Departments and posts named, each with the editions that it has confirmed, by its own link, to have read. */
export const readers = factPart('organisation', 'readers', {
  sql: `(
    select json_agg(json_build_object('id', r.id, 'label', r.what, 'read', (
      select coalesce(json_agg(distinct code.edition), '[]') from staff_link l join staff_link_code c on c.staff_link_id = l.id
      join code on code.id = c.code_id where l.staff_reader_id = r.id and l.used_at is not null)) order by r.created_at, r.id)
    from staff_reader r where r.organisation_id = subject.id and r.ended_on is null)`,
  shape: z.array(item({ read: z.array(z.string()) })),
  example: [
    { id: 'reader-1', label: 'Highways', read: ['beds-luton-consultation-2009'] },
    { id: 'reader-2', label: 'Parks', read: ['beds-luton-consultation-2009'] },
  ],
})

/** Whoever sits for the organisation today: their latest word to its promise as it stands. */
const words = `(
  select (select l.says from backing_link l where l.own_entry_id = e.id and l.person_id = sitting.person_id
      and l.used_at is not null and l.created_at >= e.changed_at order by l.used_at desc limit 1) as says
  from ${sitsForIt} sitting)`

/** What it owes those who sit for it, and how many of them say that it is so; null where nothing is written down. */
export const backing = factPart('organisation', 'backing', {
  sql: `(
    select json_build_object('id', e.id, 'label', 'What it owes those who sit for it', 'time', ${written("e.words ->> 'time'")},
      'briefing', ${written("e.words ->> 'briefing'")}, 'cover', ${written("e.words ->> 'cover'")}, 'since', ${dayOf('e.changed_at')},
      'people', (select count(*) from ${words} w), 'yes', (select count(*) from ${words} w where w.says = 'yes'))
    from own_entry e where e.organisation_id = subject.id and e.kind = 'backing' and e.ended_on is null
    order by e.created_at desc limit 1)`,
  shape: item({
    time: text,
    briefing: text,
    cover: text,
    since: aDay,
    people: count,
    yes: count,
  }).nullable(),
  example: {
    id: 'backing-1',
    label: 'What it owes those who sit for it',
    time: 'Half a day for each meeting.',
    briefing: 'A call the day before.',
    cover: 'A colleague takes the desk.',
    since: day('2026-03-02'),
    people: 4,
    yes: 4,
  },
})
