/** Who sits for an organisation, as SQL where `subject` and `as_of` are known: one rule for the facts and for whom the Hub asks. */
import { sits } from '../denied.ts'
import { holds } from '../sql.ts'

/** Whoever speaks for the organisation on the day: they are the body itself, and cannot say of it what others are asked. */
export const speaksForIt = `(
  select g.person_id from role_grant g where g.subject_kind = 'organisation' and g.subject_id = subject.id
    and g.role in ('contact', 'champion') and ${holds('g')})`

/** Whoever holds a seat for it in a public partnership that goes on, each once, but for those who speak for it. */
export const sitsForIt = `(
  select distinct h.person_id from partner own join seat s on s.partner_id = own.id
    join partnership p on p.id = own.partnership_id and p.public and p.state in ('forming', 'running', 'reviewing')
    join holding h on h.seat_id = s.id and ${sits('h')}
  where own.organisation_id = subject.id and h.person_id not in ${speaksForIt})`
