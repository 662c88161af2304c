/** How a consultation can be reached and read: its contact, formats and languages, and those who asked to be told. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart } from '../part.ts'
import { contact as aContact, count, names, request } from '../shared.ts'
import { dayOf, listed, longDay, written } from '../sql.ts'

/** The person or post who answers queries. */
export const contact = factPart('consultation', 'contact', {
  sql: `json_build_object('name', ${written('subject.contact_name')}, 'address', ${written('subject.contact_address')},
    'phone', ${written('subject.contact_phone')}, 'email', ${written('subject.contact_email')})`,
  shape: aContact,
  example: {
    name: 'Transport officer',
    address: 'Town Hall, Wendle',
    phone: '01632 960002',
    email: 'buses@example.org',
  },
})

/** Formats offered beside the pack, such as "large print", "paper", "spoken". */
export const formatsOffered = factPart('consultation', 'formatsOffered', {
  sql: listed("subject.formats_offered || E'\\n' || subject.languages_offered"),
  shape: names,
  example: ['large print', 'paper', 'audio'],
})

/** Languages offered beside that of the pack. */
export const languagesOffered = factPart('consultation', 'languagesOffered', {
  sql: listed('subject.languages_offered'),
  shape: names,
  example: ['Polish'],
})

const requestsAbout = (about: 'pack' | 'results') => `(
  select json_agg(json_build_object('id', r.id, 'label', 'the request of ' || ${longDay(dayOf('r.created_at'))},
    'askedOn', ${dayOf('r.created_at')}, 'promisedBy', r.due_on, 'answeredOn', r.answered_on) order by r.created_at)
  from format_request r where r.consultation_id = subject.id and r.about = '${about}')`

/** Requests for another format or language; who asked is not told. */
export const formatRequests = factPart('consultation', 'formatRequests', {
  sql: requestsAbout('pack'),
  shape: z.array(request),
  example: [{ id: 'format-1', label: 'Braille', askedOn: day('2026-02-02'), answeredOn: day('2026-02-06') }],
})

/** Requests for a copy of the results. */
export const resultsRequests = factPart('consultation', 'resultsRequests', {
  sql: requestsAbout('results'),
  shape: z.array(request),
  example: [
    {
      id: 'request-2',
      label: 'the request of 22 May 2026',
      askedOn: day('2026-05-22'),
      answeredOn: day('2026-05-25'),
    },
  ],
})

/**
 * Confirmed registrations of interest in this consultation, and how many of those were told when it opened. Addresses count
 * once their holder confirmed them; who did not want to be told is not owed a message.
 */
export const interest = factPart('consultation', 'interest', {
  sql: `(
    select json_build_object('registered', count(*), 'told', least(count(*),
      (select count(*) from interest_told t where t.consultation_id = subject.id)))
    from interest i where i.consultation_id = subject.id and i.ended_at is null and i.wants <> 'not-at-all'
      and (i.confirmed_at is not null or i.organisation_id is not null))`,
  shape: z.strictObject({ registered: count, told: count }),
  example: { registered: 12, told: 12 },
})
